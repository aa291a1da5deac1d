package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Brings what changed in the source since the last run into the target, within the publish transaction: what is gone there goes here, then the rest is merged over what the last run brought. */
final class CatchUpPublisher {
    private final Connection connection;
    private final MergeConflicts conflicts;
    private final String schema;
    private final String runId;
    private final CatchUpRows rows;

    CatchUpPublisher(Connection connection, MergeConflicts conflicts, String schema, String runId) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.schema = schema;
        this.runId = runId;
        this.rows = new CatchUpRows(connection, conflicts, schema);
    }

    List<MergeCount> publish(PublishPlan plan, MergePublisher merging) throws SQLException {
        List<MergeTable> tables = plan.merged().stream().flatMap(List::stream).toList();
        OnConflict choice = plan.catchUp().orElseThrow();
        if (tables.isEmpty()) {
            return List.of();
        }
        ReferringKeysOff all = lock(tables);
        for (MergeTable table : tables) {
            rows.look(table, choice);
        }
        refuse(tables, choice);
        List<String> shrinking = rows.shrinking(tables);
        ReferringKeysOff keys = all.any() ? ReferringKeysOff.of(connection, schema, shrinking) : all;
        keys.drop();
        if (!shrinking.isEmpty()) {
            conflicts.createBeforeImages();
        }
        for (MergeTable table : tables) {
            rows.keepBefore(table, runId, choice);
            delete(table, choice);
        }
        List<MergeCount> counts = merging.merge(plan);
        keys.create();
        return rows.counts(counts);
    }

    /** Taking a foreign key off keeps readers out as well: from the start, lest they and this wait for each other. */
    private ReferringKeysOff lock(List<MergeTable> tables) throws SQLException {
        List<String> shrinking = new ArrayList<>();
        for (MergeTable table : tables) {
            if (Query.number(connection, "SELECT count(*) FROM " + conflicts.before(table.name())) > 0) {
                shrinking.add(table.name());
            }
        }
        ReferringKeysOff keys = ReferringKeysOff.of(connection, schema, shrinking);
        List<String> names = new ArrayList<>(
                tables.stream().map(table -> conflicts.target(table.name())).toList());
        names.addAll(keys.tables());
        Query.execute(
                connection,
                "LOCK TABLE " + names.stream().distinct().sorted().collect(Collectors.joining(", ")) + " IN "
                        + (keys.any() ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE") + " MODE");
        return keys;
    }

    private void refuse(List<MergeTable> tables, OnConflict choice) {
        String named = tables.stream()
                .filter(table -> rows.of(table).conflicts() + rows.of(table).gone() > 0)
                .map(table -> "table `" + table.name() + "`: "
                        + (rows.of(table).conflicts() + rows.of(table).gone()) + " rows: "
                        + String.join("; ", rows.of(table).examples()))
                .collect(Collectors.joining("\n    "));
        if (choice == OnConflict.ERROR && !named.isEmpty()) {
            throw Problem.of(ErrorCode.MIGRATION_FAILED, "rows of the target are not as the last run left them")
                    .causedBy(named)
                    .hint(
                            "make the rows agree, or give `--on-conflict skip` to keep the target's rows, or `--on-conflict update` to overwrite them")
                    .toException();
        }
    }

    /** A trigger or rule of the target may keep rows: what is there then decides. */
    private void delete(MergeTable table, OnConflict choice) throws SQLException {
        long expected = rows.of(table).deleted();
        rows.delete(table, choice);
        if (rows.of(table).deleted() != expected) {
            throw Problem.of(
                            ErrorCode.VERIFY_FAILED,
                            (expected - rows.of(table).deleted()) + " rows of table `" + table.name()
                                    + "` that the source has no longer did not go")
                    .hint(
                            "find the trigger or rule of the target table that keeps rows, and take it off for the migration")
                    .toException();
        }
    }
}
