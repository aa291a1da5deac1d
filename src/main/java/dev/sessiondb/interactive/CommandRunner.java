package dev.sessiondb.interactive;

import java.util.List;

/** Runs commands of this program as if they had been typed. */
public interface CommandRunner {

    /** Runs it within this process; it prints what it prints. */
    Outcome run(List<String> arguments);

    /** The same command, to be pasted into a shell. */
    String pasted(List<String> arguments);
}
