package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.PublishPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes the rows of existing tables those that are staged, within the publish transaction: what the target has differently or alone is deleted, what it lacks is inserted. Foreign keys that refer to these
 * tables are taken off meanwhile, so that neither their order matters nor any cascade runs, and made again as they were.
 */
final class ReplacePublisher {
    private final Connection connection;
    private final MergeConflicts conflicts;
    private final ReplacedReferences references;
    private final String stage;
    private final String schema;

    ReplacePublisher(Connection connection, MergeConflicts conflicts, String stage, String schema) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.references = new ReplacedReferences(connection, conflicts, schema);
        this.stage = stage;
        this.schema = schema;
    }

    List<MergeCount> replace(PublishPlan plan) throws SQLException {
        List<MergeTable> tables = plan.merged().stream().flatMap(List::stream).toList();
        lock(tables);
        requireSame(plan.fingerprints());
        List<MergeCount> counts = counts(tables);
        refuseShadowed(counts);
        List<ReferringKey> keys = references.touched(tables, counts);
        long dangling = references.dangling(keys);
        for (ReferringKey key : keys) {
            key.drop(connection);
        }
        exchange(tables, counts);
        Query.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
        for (ReferringKey key : keys) {
            key.create(connection);
        }
        requireNoMore(dangling, keys);
        for (MergeTable table : tables) {
            verify(table);
        }
        return counts;
    }

    /** Taking a foreign key off keeps readers out as well: from the start, lest they and this wait for each other. */
    private void lock(List<MergeTable> tables) throws SQLException {
        String all =
                tables.stream().map(t -> conflicts.target(t.name())).sorted().collect(Collectors.joining(", "));
        String mode = references.any(tables) ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE";
        Query.execute(connection, "LOCK TABLE " + all + " IN " + mode + " MODE");
    }

    /** What was written since it was backed up would be lost. */
    private void requireSame(Map<String, String> fingerprints) throws SQLException {
        Map<String, String> found = Fingerprints.of(connection, schema, fingerprints.keySet());
        List<String> changed = fingerprints.keySet().stream()
                .filter(table -> !Objects.equals(fingerprints.get(table), found.get(table)))
                .sorted()
                .toList();
        if (!changed.isEmpty()) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "tables were written to since they were backed up: " + String.join(", ", changed))
                    .hint("stop the application, and run the same command again")
                    .toException();
        }
    }

    private List<MergeCount> counts(List<MergeTable> tables) throws SQLException {
        List<MergeCount> counts = new ArrayList<>();
        for (MergeCount count : conflicts.resolve(tables)) {
            MergeTable table = tables.get(counts.size());
            counts.add(count.withOnlyInTarget(conflicts.onlyInTarget(table)));
        }
        return counts;
    }

    private static void refuseShadowed(List<MergeCount> counts) {
        List<MergeCount> shadowed =
                counts.stream().filter(c -> c.shadowed() > 0).toList();
        if (shadowed.isEmpty()) {
            return;
        }
        throw Problem.of(ErrorCode.MIGRATION_FAILED, "staged rows share a unique key of the target")
                .causedBy(shadowed.stream()
                        .map(c -> "table `" + c.table() + "`: " + String.join("; ", c.examples()))
                        .collect(Collectors.joining("\n    ")))
                .hint("take the unique constraint off the target's table, and run the same command again")
                .toException();
    }

    private void exchange(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        for (int i = 0; i < tables.size(); i++) {
            MergeCount count = counts.get(i);
            if (count.fresh() + count.differing() + count.onlyInTarget() > 0) {
                exchange(conflicts.sql(tables.get(i)), quote(stage) + "." + quote("sessiondb.kept." + i));
            }
        }
    }

    /** What columns hold that aren't brought stays with the row. */
    private void exchange(MergeSql sql, String kept) throws SQLException {
        boolean keeps = !sql.keyless() && !sql.others().isEmpty();
        if (keeps) {
            Query.execute(connection, sql.keepOthers(kept));
        }
        Query.update(connection, sql.deleteOthers());
        if (keeps) {
            Query.update(connection, sql.insertKept(kept));
        }
        Query.update(connection, sql.insert());
    }

    private void requireNoMore(long dangling, List<ReferringKey> keys) throws SQLException {
        if (references.dangling(keys) <= dangling) {
            return;
        }
        throw Problem.of(ErrorCode.MIGRATION_FAILED, "rows of other tables refer to rows that would be deleted")
                .causedBy("foreign keys that are NOT VALID: "
                        + keys.stream()
                                .filter(k -> !k.validated())
                                .map(k -> "`" + k.name() + "` of table `" + k.child() + "`")
                                .collect(Collectors.joining(", ")))
                .hint("delete or change those rows first, and run the same command again")
                .toException();
    }

    /** Triggers and rules of the target may have changed, kept or added rows: what is there now decides. */
    private void verify(MergeTable table) throws SQLException {
        MergeSql sql = conflicts.sql(table);
        long missing = Query.number(connection, sql.missing());
        long more = Query.number(connection, sql.onlyInTarget());
        if (missing + more == 0) {
            return;
        }
        String examples = missing > 0 ? sql.missingExamples() : sql.onlyInTargetExamples();
        List<String> named = Query.list(connection, examples, row -> String.valueOf(row.getString(1)));
        throw Problem.of(
                        ErrorCode.VERIFY_FAILED,
                        "table `" + table.name() + "` is not what was staged: " + missing
                                + " rows are missing or differ, " + more + " are too many")
                .causedBy("table `" + table.name() + "`: " + String.join("\n    ", named))
                .hint(
                        "find the trigger, rule or default of the target table that changes rows, and take it off meanwhile (ALTER TABLE ... DISABLE TRIGGER ...)")
                .toException();
    }
}
