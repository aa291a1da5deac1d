package dev.sessiondb.mcp;

import dev.sessiondb.error.Problem;
import dev.sessiondb.migrate.RunListener;
import java.util.List;

/** The commands that the tools are made of. */
public interface CommandCalls {

    /**
     * A command that is ready to run.
     *
     * @param arguments as on the command line
     * @param follower hears how a run goes on
     */
    CommandCall of(List<String> arguments, RunListener follower);

    /** The document of a command that was not even begun, such as {@code migrate to}. */
    String refused(String command, Problem problem);
}
