package dev.sessiondb.interactive;

/** Where a step begins. */
final class Heading {
    private Heading() {}

    static void say(Dialogue dialogue, String title) {
        dialogue.say("");
        dialogue.say("== " + title);
        dialogue.say("");
    }
}
