package dev.sessiondb.mcp;

/** One command of this program, run within this process. */
public interface CommandCall {

    /** Runs it, once, and returns the document that it prints with {@code --json}, also when it fails. */
    String run();

    /** Ends it as Ctrl-C does, from another thread: it cleans up, and {@link #run} returns. */
    void cancel();
}
