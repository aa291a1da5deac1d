package dev.sessiondb.cli;

import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; those that print are given the console. */
final class Commands implements IFactory {
    private final Map<Class<?>, Supplier<?>> makers;

    Commands(Console console, PartialResult partial, Interrupts interrupts) {
        this.makers = Map.ofEntries(
                Map.entry(SchemaShowCommand.class, () -> new SchemaShowCommand(console, partial)),
                Map.entry(SchemaStatusCommand.class, () -> new SchemaStatusCommand(console, partial)),
                Map.entry(SchemaMigrateCommand.class, () -> new SchemaMigrateCommand(console, partial, interrupts)),
                Map.entry(SchemaRollbackCommand.class, () -> new SchemaRollbackCommand(console, partial, interrupts)),
                Map.entry(SchemaValidateCommand.class, () -> new SchemaValidateCommand(console, partial)),
                Map.entry(SchemaRepairCommand.class, () -> new SchemaRepairCommand(console, partial, interrupts)),
                Map.entry(ProfileListCommand.class, () -> new ProfileListCommand(console, partial)),
                Map.entry(ProfileShowCommand.class, () -> new ProfileShowCommand(console, partial)),
                Map.entry(ProfileInitCommand.class, () -> new ProfileInitCommand(console, partial)),
                Map.entry(ToPostgresCommand.class, () -> new ToPostgresCommand(console, partial, interrupts)),
                Map.entry(UndoCommand.class, () -> new UndoCommand(console, partial, interrupts)),
                Map.entry(RestoreCommand.class, () -> new RestoreCommand(console, partial, interrupts)),
                Map.entry(ToSqliteCommand.class, () -> new ToSqliteCommand(console, partial, interrupts)),
                Map.entry(ToJsonCommand.class, () -> new ToJsonCommand(console, partial, interrupts)),
                Map.entry(BackupsListCommand.class, () -> new BackupsListCommand(console, partial)),
                Map.entry(BackupsShowCommand.class, () -> new BackupsShowCommand(console, partial)),
                Map.entry(BackupsVerifyCommand.class, () -> new BackupsVerifyCommand(console, partial)),
                Map.entry(BackupsPruneCommand.class, () -> new BackupsPruneCommand(console, partial)),
                Map.entry(VerifyCommand.class, () -> new VerifyCommand(console, partial)),
                Map.entry(RunsCommand.class, () -> new RunsCommand(console, partial)),
                Map.entry(RunsShowCommand.class, () -> new RunsShowCommand(console, partial)),
                Map.entry(StatusCommand.class, () -> new StatusCommand(console, partial)),
                Map.entry(ConfigShowCommand.class, () -> new ConfigShowCommand(console, partial)),
                Map.entry(ConfigValidateCommand.class, () -> new ConfigValidateCommand(console, partial)),
                Map.entry(ConfigUseCommand.class, () -> new ConfigUseCommand(console, partial)));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Supplier<?> maker = makers.get(type);
        return maker == null ? CommandLine.defaultFactory().create(type) : type.cast(maker.get());
    }
}
