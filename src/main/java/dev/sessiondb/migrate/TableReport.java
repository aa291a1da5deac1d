package dev.sessiondb.migrate;

import dev.sessiondb.plan.PublishMode;

/**
 * What happened to one table.
 *
 * @param rows in the source, those that were left out not among them
 * @param inserted made visible by this run
 * @param unchanged already there, equal
 * @param skipped left out because the target's row stays ({@code --on-conflict skip})
 * @param updated overwritten in the target ({@code --on-conflict update})
 * @param deleted from the target, where its rows become those of the source (restore)
 * @param rejected left out, and in the reject file
 * @param loadMilliseconds wall time of its COPY
 * @param valuesCompared by verify
 */
public record TableReport(
        String source,
        String target,
        PublishMode mode,
        long rows,
        long inserted,
        long unchanged,
        long skipped,
        long updated,
        long deleted,
        long rejected,
        long loadMilliseconds,
        long valuesCompared) {}
