package dev.sessiondb.store;

/** The rows of a table in parts that can be read at the same time, each on a connection of its own: no row is in two of them. Thread-safe. */
public interface TargetParts {

    /** How many there are, from 1. */
    int count();

    /**
     * Begins to read one, each once.
     *
     * @param part from 0
     */
    TargetRows open(int part);
}
