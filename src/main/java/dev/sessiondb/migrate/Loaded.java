package dev.sessiondb.migrate;

import dev.sessiondb.plan.TablePlan;

/** A table whose rows are in the stage; {@code milliseconds} is the wall time of its COPY. */
record Loaded(TablePlan table, long rows, long milliseconds) {}
