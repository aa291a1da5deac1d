package dev.sessiondb.interactive;

import java.util.List;
import java.util.Optional;

/**
 * What stops a run before it starts, as its checks and findings say.
 *
 * @param id of the check, or the finding's code
 * @param subject what it is about, in words
 * @param details one for each table or column
 * @param hint what can be done about it elsewhere
 * @param place of cause and remedy in the documentation
 * @param options those that decide it; none when it is nothing to decide
 */
record Obstacle(
        String id,
        String subject,
        List<String> details,
        Optional<String> hint,
        Optional<String> place,
        List<String> options) {

    Obstacle {
        details = List.copyOf(details);
        options = List.copyOf(options);
    }

    /** Whether another connection could be the remedy. */
    boolean aboutConnection() {
        return id.equals("target.reachable");
    }
}
