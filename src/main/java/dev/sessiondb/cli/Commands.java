package dev.sessiondb.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The tree of commands. Of those that stand beside one that the arguments name, none is made: to read the annotations of all takes longer than most commands do. */
final class Commands {
    private static final Map<String, List<String>> CHILDREN = Map.of(
            "sessiondb",
                    List.of(
                            "migrate",
                            "verify",
                            "backups",
                            "restore",
                            "status",
                            "runs",
                            "undo",
                            "schema",
                            "profile",
                            "config",
                            "completion",
                            "mcp"),
            "sessiondb migrate", List.of("to", "status"),
            "sessiondb migrate to", List.of("postgres", "sqlite", "json"),
            "sessiondb backups", List.of("list", "show", "verify", "prune"),
            "sessiondb runs", List.of("show", "report"),
            "sessiondb schema", List.of("show", "status", "migrate", "rollback", "validate", "repair"),
            "sessiondb profile", List.of("list", "show", "init"),
            "sessiondb config", List.of("show", "validate", "use"));

    private final Console console;
    private final PartialResult partial;
    private final Interrupts interrupts;

    Commands(Console console, PartialResult partial, Interrupts interrupts) {
        this.console = console;
        this.partial = partial;
        this.interrupts = interrupts;
    }

    /** As much of the tree as these arguments can mean; all of it for none. */
    CommandLine of(List<String> arguments) {
        return tree("sessiondb", arguments);
    }

    private CommandLine tree(String path, List<String> arguments) {
        CommandLine made = new CommandLine(command(path));
        List<String> children = CHILDREN.getOrDefault(path, List.of());
        if (!arguments.isEmpty() && children.contains(arguments.get(0))) {
            String named = arguments.get(0);
            made.addSubcommand(named, tree(path + " " + named, arguments.subList(1, arguments.size())));
        } else {
            children.forEach(child -> made.addSubcommand(child, tree(path + " " + child, List.of())));
        }
        return made;
    }

    private Object command(String path) {
        return switch (path) {
            case "sessiondb" -> new SessiondbCommand();
            case "sessiondb migrate" -> new MigrateCommand(console, interrupts);
            case "sessiondb migrate to" -> new ToCommand();
            case "sessiondb migrate to postgres" -> new ToPostgresCommand(console, partial, interrupts);
            case "sessiondb migrate to sqlite" -> new ToSqliteCommand(console, partial, interrupts);
            case "sessiondb migrate to json" -> new ToJsonCommand(console, partial, interrupts);
            case "sessiondb verify" -> new VerifyCommand(console, partial, interrupts);
            case "sessiondb backups" -> new BackupsCommand();
            case "sessiondb backups list" -> new BackupsListCommand(console, partial);
            case "sessiondb backups show" -> new BackupsShowCommand(console, partial);
            case "sessiondb backups verify" -> new BackupsVerifyCommand(console, partial);
            case "sessiondb backups prune" -> new BackupsPruneCommand(console, partial);
            case "sessiondb restore" -> new RestoreCommand(console, partial, interrupts);
            case "sessiondb status", "sessiondb migrate status" -> new StatusCommand(console, partial);
            case "sessiondb runs" -> new RunsCommand(console, partial);
            case "sessiondb runs show" -> new RunsShowCommand(console, partial);
            case "sessiondb runs report" -> new RunsReportCommand(console, partial);
            case "sessiondb undo" -> new UndoCommand(console, partial, interrupts);
            case "sessiondb schema" -> new SchemaCommand();
            case "sessiondb schema show" -> new SchemaShowCommand(console, partial);
            case "sessiondb schema status" -> new SchemaStatusCommand(console, partial);
            case "sessiondb schema migrate" -> new SchemaMigrateCommand(console, partial, interrupts);
            case "sessiondb schema rollback" -> new SchemaRollbackCommand(console, partial, interrupts);
            case "sessiondb schema validate" -> new SchemaValidateCommand(console, partial);
            case "sessiondb schema repair" -> new SchemaRepairCommand(console, partial, interrupts);
            case "sessiondb profile" -> new ProfileCommand();
            case "sessiondb profile list" -> new ProfileListCommand(console, partial);
            case "sessiondb profile show" -> new ProfileShowCommand(console, partial);
            case "sessiondb profile init" -> new ProfileInitCommand(console, partial);
            case "sessiondb config" -> new ConfigCommand();
            case "sessiondb config show" -> new ConfigShowCommand(console, partial);
            case "sessiondb config validate" -> new ConfigValidateCommand(console, partial);
            case "sessiondb config use" -> new ConfigUseCommand(console, partial);
            case "sessiondb completion" -> new CompletionCommand(console, () -> of(List.of()));
            case "sessiondb mcp" -> new McpCommand(console);
            default -> throw new IllegalArgumentException("no command `" + path + "`");
        };
    }
}
