package dev.sessiondb.interactive;

/** From the finished plan to the end: cutover or not, rehearsal, and the run, which has to be confirmed. */
final class Running {
    private static final String CONFIRMATION = "yes";

    private final Dialogue dialogue;
    private final CommandRunner runner;
    private final Setup setup;
    private final Menu menu;

    Running(Dialogue dialogue, CommandRunner runner, Setup setup) {
        this.dialogue = dialogue;
        this.runner = runner;
        this.setup = setup;
        this.menu = new Menu(dialogue);
    }

    /** The exit status of the last command, or 0 when the person decides against the run. */
    int run(Draft draft) {
        Heading.say(dialogue, "3. rehearsal");
        dialogue.say("everything is loaded and verified on the server, then taken away again: how long, how large");
        if (menu.yes("rehearse it?")) {
            Outcome rehearsal = runner.run(draft.command().run(draft.command().rehearsal()));
            if (!rehearsal.done()) {
                return rehearsal.exitStatus();
            }
        }
        Heading.say(dialogue, "4. cutover");
        cutover(draft);
        Heading.say(dialogue, "5. the run");
        return confirmed(draft) ? execute(draft) : declined();
    }

    private void cutover(Draft draft) {
        Setup.Cutover change = setup.cutover();
        if (change.obstacle().isPresent()) {
            dialogue.say("PostgreSQL can't be made the default backend: "
                    + change.obstacle().get());
            return;
        }
        dialogue.say("once all is published and verified, PostgreSQL can be made the default backend");
        dialogue.say("that " + change.sentence() + ", and nothing else");
        if (menu.yesUnlessEntered("make it the default?")) {
            draft.change(MigrationCommand::cuttingOver);
        }
    }

    private boolean confirmed(Draft draft) {
        dialogue.say("this is what runs:");
        dialogue.say("  " + runner.pasted(draft.command().real()));
        dialogue.say("first the backup; then the load into a staging schema, which is verified; what was there stays");
        dialogue.say("as it is until one last transaction publishes all of it; Ctrl-C cancels and cleans up");
        return dialogue.askAfresh("type `" + CONFIRMATION + "` to run it (Enter: no) > ")
                .equalsIgnoreCase(CONFIRMATION);
    }

    private int execute(Draft draft) {
        draft.start();
        return runner.run(draft.command().run(draft.command().real())).exitStatus();
    }

    private int declined() {
        dialogue.say("not run: nothing was changed");
        return 0;
    }
}
