package dev.sessiondb.cli;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; those that print are given the console. */
final class Commands implements IFactory {
    private final Map<Class<?>, Supplier<?>> makers;

    Commands(Console console, PartialResult partial, Interrupts interrupts) {
        this.makers = Map.of(
                SchemaShowCommand.class, () -> new SchemaShowCommand(console, partial),
                ProfileInitCommand.class, () -> new ProfileInitCommand(console, partial),
                ToPostgresCommand.class, () -> new ToPostgresCommand(console, partial, interrupts),
                RestoreCommand.class, () -> new RestoreCommand(console, partial, interrupts),
                ToSqliteCommand.class, () -> new ToSqliteCommand(console, partial, interrupts),
                StatusCommand.class, () -> new StatusCommand(console, partial),
                ConfigShowCommand.class, () -> new ConfigShowCommand(console, partial),
                ConfigValidateCommand.class, () -> new ConfigValidateCommand(console, partial),
                ConfigUseCommand.class, () -> new ConfigUseCommand(console, partial));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Supplier<?> maker = makers.get(type);
        return maker == null ? CommandLine.defaultFactory().create(type) : type.cast(maker.get());
    }
}
