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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings staged rows into existing tables, and makes sure that they arrived as they are; within the publish transaction. */
final class MergePublisher {
    private final Connection connection;
    private final MergeConflicts conflicts;
    private final WrittenRows written;

    MergePublisher(Connection connection, MergeConflicts conflicts, WrittenRows written) {
        this.connection = connection;
        this.conflicts = conflicts;
        this.written = written;
    }

    List<MergeCount> merge(PublishPlan plan) throws SQLException {
        List<MergeTable> tables = plan.merged().stream().flatMap(List::stream).toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        lock(tables);
        List<MergeCount> counts = conflicts.resolve(tables);
        refuseConflicts(tables, counts);
        if (counts.stream().anyMatch(c -> c.updated() + c.seeds().size() > 0)) {
            conflicts.createBeforeImages();
        }
        List<MergeCount> all = withoutSeeds(tables, counts);
        written.before(tables, counts);
        for (List<MergeTable> group : plan.merged()) {
            insert(group);
            update(group, counts);
        }
        Query.execute(connection, "SET CONSTRAINTS ALL IMMEDIATE");
        for (MergeTable table : tables) {
            verify(table);
        }
        written.after(tables, counts);
        return all;
    }

    /** Seeded rows make room; what they were is kept. */
    private List<MergeCount> withoutSeeds(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        List<MergeCount> all = new ArrayList<>();
        for (MergeCount count : counts) {
            MergeTable table = tables.get(all.size());
            all.add(count.seeds().isEmpty() ? count : count.withOnlyInTarget(withoutSeeds(table)));
        }
        return all;
    }

    private long withoutSeeds(MergeTable table) throws SQLException {
        Seeds seeds = conflicts.seeds(table.name());
        long expected = seeds.count();
        long deleted = seeds.delete(conflicts.sql(table).keep(conflicts.beforeImages(), written.runId()));
        if (deleted != expected) {
            throw Problem.of(
                            ErrorCode.VERIFY_FAILED,
                            (expected - deleted) + " seeded rows of table `" + table.name() + "` did not go")
                    .hint(
                            "find the trigger or rule of the target table that keeps rows, and take it off for the migration")
                    .toException();
        }
        return deleted;
    }

    /** Readers go on; writers wait until the publish has ended. */
    private void lock(List<MergeTable> tables) throws SQLException {
        String all =
                tables.stream().map(t -> conflicts.target(t.name())).sorted().collect(Collectors.joining(", "));
        Query.execute(connection, "LOCK TABLE " + all + " IN SHARE ROW EXCLUSIVE MODE");
    }

    private static void refuseConflicts(List<MergeTable> tables, List<MergeCount> counts) {
        Set<String> lenient = tables.stream()
                .filter(t -> t.onConflict() == OnConflict.SKIP)
                .map(MergeTable::name)
                .collect(Collectors.toSet());
        List<MergeCount> conflicting = counts.stream()
                .filter(c -> c.conflicts() > 0 && !lenient.contains(c.table()))
                .toList();
        if (conflicting.isEmpty()) {
            return;
        }
        String examples = conflicting.stream()
                .map(c -> "table `" + c.table() + "`: " + c.conflicts() + " rows: " + String.join("; ", c.examples()))
                .collect(Collectors.joining("\n    "));
        throw Problem.of(ErrorCode.MIGRATION_FAILED, "rows of existing tables differ from the source's")
                .causedBy(examples)
                .hint("make the rows agree, or give `--on-conflict skip` to keep the target's rows")
                .toException();
    }

    /** The tables of a cycle go in by one statement: PostgreSQL checks foreign keys at its end. */
    private void insert(List<MergeTable> group) throws SQLException {
        StringBuilder statement = new StringBuilder();
        for (int i = 0; i < group.size() - 1; i++) {
            statement
                    .append(i == 0 ? "WITH " : ", ")
                    .append("i")
                    .append(i)
                    .append(" AS (")
                    .append(conflicts.sql(group.get(i)).insert())
                    .append(") ");
        }
        statement.append(conflicts.sql(group.get(group.size() - 1)).insert());
        Query.execute(connection, statement.toString());
    }

    /** After the rows that these may refer to; the rows that they were are kept. */
    private void update(List<MergeTable> group, List<MergeCount> counts) throws SQLException {
        for (MergeTable table : group) {
            boolean any = counts.stream().anyMatch(c -> c.table().equals(table.name()) && c.updated() > 0);
            if (any) {
                MergeSql sql = conflicts.sql(table);
                Query.update(connection, sql.keepBefore(conflicts.beforeImages(), written.runId()));
                Optional<String> update = sql.update();
                if (update.isPresent()) {
                    Query.update(connection, update.get());
                }
            }
        }
    }

    /** Triggers, rules and defaults of the target may have changed or swallowed rows: what is there now decides. */
    private void verify(MergeTable table) throws SQLException {
        MergeSql sql = conflicts.sql(table);
        long missing = Query.number(connection, sql.missing());
        if (missing == 0) {
            return;
        }
        List<String> examples = Query.list(connection, sql.missingExamples(), row -> String.valueOf(row.getString(1)));
        throw Problem.of(
                        ErrorCode.VERIFY_FAILED,
                        missing + " rows of table `" + table.name() + "` are not in the target as they were staged")
                .causedBy("table `" + table.name() + "`: " + String.join("\n    ", examples))
                .hint(
                        "find the trigger, rule or default of the target table that changes rows, and take it off for the migration")
                .toException();
    }
}
