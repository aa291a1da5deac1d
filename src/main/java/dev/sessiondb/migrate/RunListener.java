package dev.sessiondb.migrate;

import dev.sessiondb.config.Backend;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.WorkMonitor;

/** Told how a run goes on. Calls come from the run's own threads; what a listener throws ends the run. */
public interface RunListener extends WorkMonitor {

    /** Whether the operator asked the run to end. Asked at every safe place: an interrupt alone may be lost in a driver. */
    default boolean cancelled() {
        return false;
    }

    default void phaseStarted(Phase phase) {}

    default void phaseFinished(Phase phase, long milliseconds) {}

    /** What kind of source the rows come from. */
    default void sourceChosen(Backend kind) {}

    /** How much it is about, as soon as that is known. */
    default void sized(RunSize size) {}

    /** The checks and the plan, before anything is written. */
    default void previewed(Preview preview) {}

    /** Everything is published and verified; the cutover, if one was asked for, comes next. */
    default void published(MigrationReport report) {}

    /** A table is loaded; {@code milliseconds} is wall time. */
    default void tableLoaded(String table, long rows, long milliseconds) {}
}
