package dev.sessiondb.interactive;

import java.util.List;

/** Dry runs, and decisions between them, until nothing stops the run any more. */
final class Planning {
    private final Dialogue dialogue;
    private final CommandRunner runner;
    private final Decisions decisions;

    Planning(Dialogue dialogue, CommandRunner runner, TargetQuestion target) {
        this.dialogue = dialogue;
        this.runner = runner;
        this.decisions = new Decisions(dialogue, target);
    }

    /** The exit status of the last dry run: 0 when the real one may start, another when the person stops or there is nothing to decide. */
    int plan(Draft draft) {
        while (true) {
            Outcome outcome = runner.run(draft.command().run(draft.command().dryRun()));
            List<Obstacle> obstacles = Obstacles.of(outcome.result());
            if (outcome.done() || outcome.interrupted() || obstacles.isEmpty()) {
                return outcome.exitStatus();
            }
            if (!decisions.make(draft, obstacles)) {
                dialogue.say("stopped: nothing was changed");
                return outcome.exitStatus();
            }
            dialogue.say("");
            dialogue.say("once more, as decided");
        }
    }
}
