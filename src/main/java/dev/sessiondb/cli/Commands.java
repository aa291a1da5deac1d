package dev.sessiondb.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; those that print are given the console. */
final class Commands implements IFactory {
    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    Commands(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == RestoreCommand.class) {
            return type.cast(new RestoreCommand(console, partial));
        }
        return type == ToPostgresCommand.class
                ? type.cast(new ToPostgresCommand(console, partial, interrupts))
                : CommandLine.defaultFactory().create(type);
    }
}
