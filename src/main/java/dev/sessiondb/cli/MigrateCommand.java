package dev.sessiondb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Migrates a database.",
        footer = {
            "",
            "Examples:",
            "  sessiondb migrate to postgres --sqlite-path app.db  what would happen",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class MigrateCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say where to: `sessiondb migrate to postgres`");
    }
}
