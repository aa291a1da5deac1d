package dev.sessiondb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb config}. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Shows, checks and changes what is configured.",
        footer = {
            "",
            "Examples:",
            "  sessiondb config show",
            "  sessiondb config use postgres",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class ConfigCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: `sessiondb config show`, `validate` or `use BACKEND`");
    }
}
