package dev.sessiondb.interactive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.error.ErrorCode;

/**
 * How a command ended.
 *
 * @param exitStatus 0 to 143
 * @param result what stands under {@code result} in the document that it prints with {@code --json}
 */
public record Outcome(int exitStatus, JsonNode result) {

    /** Also when rows were left out, as was asked for. */
    boolean done() {
        return exitStatus == 0 || exitStatus == ErrorCode.COMPLETED_WITH_REJECTS.exitStatus();
    }

    /** By Ctrl-C or a signal. */
    boolean interrupted() {
        return exitStatus == ErrorCode.INTERRUPTED.exitStatus() || exitStatus == ErrorCode.TERMINATED.exitStatus();
    }
}
