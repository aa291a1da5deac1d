package dev.sessiondb.interactive;

import java.util.List;

/** A migration to PostgreSQL, from the choice of the source to the cutover. It only asks: what is done, ordinary commands do. */
public final class Conversation {
    private final Dialogue dialogue;
    private final CommandRunner runner;
    private final Setup setup;
    private final TargetQuestion target;
    private final Draft draft = new Draft();

    public Conversation(Dialogue dialogue, CommandRunner runner, Setup setup) {
        this.dialogue = dialogue;
        this.runner = runner;
        this.setup = setup;
        this.target = new TargetQuestion(dialogue, setup);
    }

    /**
     * Holds it, and prints at the end the command that does the same, also when it is broken off.
     *
     * @param output arguments for what the commands print
     * @return the exit status: that of the last command, or 0 when the person decides against the run
     * @throws dev.sessiondb.error.SessionDbException with {@code INTERRUPTED} when a question isn't answered
     */
    public int hold(List<String> output) {
        try {
            return steps(output);
        } finally {
            draft.words().ifPresent(this::close);
        }
    }

    private int steps(List<String> output) {
        dialogue.say(
                "a migration to PostgreSQL, step by step; nothing is changed before you confirm the run in step 5");
        Heading.say(dialogue, "1. source and target");
        draft.begin(MigrationCommand.of(new SourceQuestion(dialogue, setup).ask(), output));
        target.ask();
        Heading.say(dialogue, "2. the plan: a dry run");
        int status = new Planning(dialogue, runner, target).plan(draft);
        return status == 0 ? new Running(dialogue, runner, setup).run(draft) : status;
    }

    private void close(List<String> words) {
        dialogue.say("");
        if (target.typed()) {
            dialogue.say("the connection that you typed is kept nowhere; to give it to a shell, bash or zsh:");
            dialogue.say("  read -rs SESSIONDB_POSTGRES_URL && export SESSIONDB_POSTGRES_URL");
        }
        dialogue.say(
                draft.started()
                        ? "the same without questions:"
                        : "the same so far without questions, a dry run until `--execute` is added:");
        dialogue.say("  " + runner.pasted(words));
    }
}
