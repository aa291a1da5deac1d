package dev.sessiondb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb}. */
@Command(
        name = "sessiondb",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Moves an application's session database from SQLite to PostgreSQL, proves that nothing was lost.",
        footer = {
            "",
            "Nothing happens until you say so: a bare run is a dry run.",
            "",
            "Examples:",
            "  sessiondb migrate to postgres --sqlite-path app.db            dry run",
            "  sessiondb migrate to postgres --sqlite-path app.db --execute  do it",
            "  sessiondb status                                              what is where",
            "",
            "Exit status: the command's, 2 where none is named.",
            "",
            "What each status says of your data: docs/exit-status.md"
        })
final class SessiondbCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given");
    }
}
