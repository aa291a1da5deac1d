package dev.sessiondb.cli;

import dev.sessiondb.migrate.RunMode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether a run is one from beginning to end. */
final class RunModeOptions {
    @Option(
            names = "--rehearse",
            description =
                    "Do it all on the server up to the verification, then take the staged tables away again: says how long it takes, and changes nothing.")
    private boolean rehearse;

    @Option(
            names = "--resume",
            description = "Go on with the run that died: tables that are there are compared and kept.")
    private boolean resume;

    /**
     * The mode.
     *
     * @throws ParameterException when it contradicts other options
     */
    RunMode mode(CommandSpec spec) {
        if (rehearse && resume) {
            throw new ParameterException(spec.commandLine(), "`--rehearse` and `--resume` contradict each other");
        }
        if (rehearse) {
            refuse(spec, "--rehearse", "--dry-run", "--execute", "--set-default", "--catch-up");
            return RunMode.REHEARSAL;
        }
        if (resume) {
            refuse(spec, "--resume", "--retry-rejects", "--catch-up");
            return RunMode.RESUME;
        }
        return RunMode.WHOLE;
    }

    private static void refuse(CommandSpec spec, String option, String... others) {
        for (String other : others) {
            if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
                throw new ParameterException(
                        spec.commandLine(), "`" + option + "` and `" + other + "` contradict each other");
            }
        }
    }
}
