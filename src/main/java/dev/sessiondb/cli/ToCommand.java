package dev.sessiondb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb migrate to}. */
@Command(
        name = "to",
        mixinStandardHelpOptions = true,
        description = "Migrates to the backend named next.",
        footer = {
            "",
            "Examples:",
            "  sessiondb migrate to postgres --sqlite-path app.db     what would happen",
            "  sessiondb migrate to sqlite --from postgres --replace  the way back",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class ToCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say which backend: `sessiondb migrate to postgres`, `sqlite` or `json`");
    }
}
