package dev.sessiondb.store;

import java.util.OptionalLong;

/** Hears how work goes on and what it is waiting for, and can ask for its end. Methods are called from several threads. */
public interface WorkMonitor {

    /** For work that nobody watches and nobody cancels. */
    WorkMonitor NONE = new WorkMonitor() {};

    /** Something the operator should read, such as that a connection is tried again. */
    default void note(String message) {}

    /** Within a phase: what doesn't go by tables begins, such as {@code keys and indexes}. */
    default void stepStarted(String step) {}

    /**
     * Work on the rows of tables begins.
     *
     * @param tables how many
     * @param rows how many they have in all, where that is known
     */
    default void tablesPlanned(int tables, OptionalLong rows) {}

    /**
     * Work on the rows of one table begins, or begins anew.
     *
     * @param rows how many it has, where that is known
     */
    default void tableStarted(String table, OptionalLong rows) {}

    /** So many more rows of a table are done; told once per buffer, not per row. */
    default void rowsDone(String table, long more) {}

    /** Work on the rows of one table is done. */
    default void tableFinished(String table) {}

    /** Has {@code cancel} run, by another thread, once the operator asks for the end; at once when that was asked already. */
    default void onCancel(Runnable cancel) {}
}
