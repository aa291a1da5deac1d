package dev.sessiondb.cli;

import dev.sessiondb.interactive.Conversation;
import dev.sessiondb.interactive.TerminalDialogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sessiondb migrate}. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Migrates a database.",
        footer = {
            "",
            "Examples:",
            "  sessiondb migrate to postgres --sqlite-path app.db  what would happen",
            "  sessiondb migrate --interactive                     step by step",
            "",
            "Exit status: the command's, 2 where none is named."
        })
final class MigrateCommand implements Callable<Integer> {
    private static final String WITHOUT_QUESTIONS = "use `sessiondb migrate to postgres`, which asks nothing";

    private final Console console;
    private final Interrupts interrupts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--interactive",
            description =
                    "Ask, step by step, on a terminal: source and target, the plan, what becomes of what doesn't fit, rehearsal, run, cutover.")
    private boolean interactive;

    @Option(names = "--plain", description = "With --interactive: nothing is drawn, for screen readers.")
    private boolean plain;

    @Option(names = OutputOptions.NO_COLOUR, description = "With --interactive: print without colours.")
    private boolean noColour;

    MigrateCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        if (!interactive) {
            throw new ParameterException(
                    spec.commandLine(),
                    "say where to: `sessiondb migrate to postgres`, or `sessiondb migrate --interactive` to be asked");
        }
        if (!TerminalDialogue.available(console.environment())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "`--interactive` needs a terminal for standard input and output, and TERM to say which: "
                            + WITHOUT_QUESTIONS);
        }
        return hold();
    }

    private int hold() {
        InteractiveSetup setup = new InteractiveSetup(console.environment());
        try (TerminalDialogue dialogue = TerminalDialogue.open(console.out(), console.environment(), plain)) {
            return new Conversation(dialogue, new InteractiveCommands(console, interrupts, setup), setup)
                    .hold(output());
        }
    }

    private List<String> output() {
        List<String> words = new ArrayList<>();
        if (plain) {
            words.add("--plain");
        }
        if (noColour) {
            words.add(OutputOptions.NO_COLOUR);
        }
        return words;
    }
}
