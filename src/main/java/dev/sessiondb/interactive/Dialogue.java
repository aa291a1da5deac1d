package dev.sessiondb.interactive;

import dev.sessiondb.config.Secret;

/** Talks with a person. Every question throws {@code SessionDbException} with {@code INTERRUPTED} at Ctrl-C, Ctrl-D and a signal. */
public interface Dialogue {

    /** Prints lines. */
    void say(String text);

    /** A line, without the spaces around it; empty for the Enter key alone. */
    String ask(String prompt);

    /** The same, with file names completed by the Tab key. */
    String askFile(String prompt);

    /** A line that isn't shown while it is typed. */
    Secret askSecret(String prompt);

    /** The same as {@link #ask}, of what is typed from now on: keys that were pressed before the question was there answer nothing. */
    String askAfresh(String prompt);
}
