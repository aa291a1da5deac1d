package dev.sessiondb.cli;

import java.util.List;
import java.util.Optional;

/**
 * How far a phase is at one moment.
 *
 * @param phase such as {@code stage}
 * @param step within it, where it doesn't go by tables
 * @param seconds since it began
 * @param tables how many it works on; 0 where it doesn't go by tables, or not yet
 * @param finished how many of them are done
 * @param all of them together
 * @param running those at work, in the order in which they began
 */
record WorkView(
        String phase, Optional<String> step, long seconds, int tables, int finished, Amount all, List<Table> running) {

    /** One table at work. */
    record Table(String name, Amount amount) {}
}
