package dev.sessiondb.store;

import java.util.List;
import java.util.Optional;

/**
 * How a target stands, as of one moment.
 *
 * @param schemaVersion the newest successful version in {@code sessiondb_schema_history}
 * @param schemaFailures how many migrations failed there
 * @param tables by name; bookkeeping and the partitions of a table left out, whose rows the partitioned table has
 * @param leftoverStages runs whose staging schema is there
 */
public record TargetStatus(
        TargetDescription description,
        boolean schemaExists,
        Optional<String> schemaVersion,
        int schemaFailures,
        List<TableRows> tables,
        List<String> leftoverStages,
        Optional<RunSummary> lastRun,
        Optional<RunSummary> lastPublished,
        Optional<Cutover> cutover) {

    public TargetStatus {
        tables = List.copyOf(tables);
        leftoverStages = List.copyOf(leftoverStages);
    }
}
