package dev.sessiondb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb backups}. */
@Command(
        name = "backups",
        mixinStandardHelpOptions = true,
        description = "Lists, shows, verifies and removes backups.",
        footer = {
            "",
            "Examples:",
            "  sessiondb backups list",
            "  sessiondb backups verify --all",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class BackupsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: `sessiondb backups list`, `show`, `verify` or `prune`");
    }
}
