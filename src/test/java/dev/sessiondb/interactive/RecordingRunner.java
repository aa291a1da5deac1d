package dev.sessiondb.interactive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Ends commands as told, and keeps their arguments. */
final class RecordingRunner implements CommandRunner {
    private final Deque<Outcome> outcomes;
    private final List<String> commands = new ArrayList<>();

    RecordingRunner(Outcome... outcomes) {
        this.outcomes = new ArrayDeque<>(List.of(outcomes));
    }

    /** What was run, a line each. */
    List<String> commands() {
        return commands;
    }

    @Override
    public Outcome run(List<String> arguments) {
        commands.add(String.join(" ", arguments));
        return outcomes.removeFirst();
    }

    @Override
    public String pasted(List<String> arguments) {
        return "sessiondb " + String.join(" ", arguments);
    }
}
