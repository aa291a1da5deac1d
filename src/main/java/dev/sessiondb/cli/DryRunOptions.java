package dev.sessiondb.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a command does what it says, or only says it: the default. */
final class DryRunOptions {
    @Option(
            names = "--dry-run",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Check and say what would happen, only (default: true).")
    private @Nullable Boolean dryRun;

    @Option(names = "--execute", description = "The same as --dry-run=false.")
    private boolean execute;

    /**
     * Whether it is for real.
     *
     * @throws ParameterException when the two options contradict each other
     */
    boolean real(CommandSpec spec) {
        if (execute && Boolean.TRUE.equals(dryRun)) {
            throw new ParameterException(spec.commandLine(), "`--execute` and `--dry-run` contradict each other");
        }
        return execute || Boolean.FALSE.equals(dryRun);
    }
}
