package dev.sessiondb.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb migrate to}. */
@Command(name = "to", mixinStandardHelpOptions = true, description = "Migrates to the backend named next.")
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
