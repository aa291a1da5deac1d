package dev.sessiondb.store;

import java.util.List;

/** The checks of a source, of which one that takes long may still be at work on a thread of its own. */
public interface Probing extends AutoCloseable {

    /** Those that are made. */
    List<Check> known();

    /**
     * Waits for the rest.
     *
     * @return all of them, in their order
     * @throws dev.sessiondb.error.SessionDbException with {@code INTERRUPTED} when the thread is interrupted
     */
    List<Check> await();

    /** Gives up what is at work. */
    @Override
    void close();

    /** Of checks that are all made. */
    static Probing done(List<Check> checks) {
        List<Check> all = List.copyOf(checks);
        return new Probing() {
            @Override
            public List<Check> known() {
                return all;
            }

            @Override
            public List<Check> await() {
                return all;
            }

            @Override
            public void close() {
                // Nothing is at work.
            }
        };
    }
}
