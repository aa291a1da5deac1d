package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells how rows that wait to be merged stand to the target's, and leaves only those waiting that can go in: rows in conflict are deleted from the staged tables, and so are the rows that refer to them. The
 * caller rolls back when that isn't wanted.
 */
final class MergeConflicts {
    private final Connection connection;
    private final String stage;
    private final String schema;
    private final Map<String, MergeSql> statements = new HashMap<>();
    private final Map<String, TargetColumns> columns = new HashMap<>();
    private final Map<String, Seeds> seeds = new HashMap<>();

    /**
     * For one target schema.
     *
     * @param stage the schema of the staged tables, quoted, or {@code pg_temp}
     * @param schema the target schema
     */
    MergeConflicts(Connection connection, String stage, String schema) {
        this.connection = connection;
        this.stage = stage;
        this.schema = schema;
    }

    List<MergeCount> resolve(List<MergeTable> tables) throws SQLException {
        List<MergeCount> counts = new ArrayList<>();
        for (MergeTable table : tables) {
            counts.add(resolve(table));
        }
        boolean leftOut = counts.stream().anyMatch(c -> c.conflicts() > 0);
        List<MergeCount> resolved =
                leftOut ? new LeftOutReferences(connection, this, schema).resolve(tables, counts) : counts;
        return withSeeds(tables, resolved);
    }

    private List<MergeCount> withSeeds(List<MergeTable> tables, List<MergeCount> counts) throws SQLException {
        List<MergeCount> all = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            Seeds giving = seeds(tables.get(i).name());
            if (giving.any()) {
                giving.keepNeeded();
                all.add(counts.get(i).withSeeds(giving.words(sql(tables.get(i)).key("t."))));
            } else {
                all.add(counts.get(i));
            }
        }
        return all;
    }

    /** Of a table already resolved. */
    Seeds seeds(String table) {
        return Objects.requireNonNull(seeds.get(table), table);
    }

    private MergeCount resolve(MergeTable table) throws SQLException {
        MergeSql sql = prepare(table);
        MergeCount count = Query.first(connection, sql.counts(), row -> count(table.name(), row))
                .orElseThrow();
        if (count.differing() + count.shadowed() == 0) {
            return count;
        }
        List<String> examples = Query.list(connection, sql.examples(), row -> String.valueOf(row.getString(1)));
        if (count.conflicts() > 0) {
            Query.update(connection, sql.deleteConflicts());
        }
        return count.withExamples(examples);
    }

    private static MergeCount count(String table, ResultSet row) throws SQLException {
        return new MergeCount(
                table,
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                -1,
                List.of(),
                row.getLong(5),
                List.of(),
                List.of());
    }

    private MergeSql prepare(MergeTable table) throws SQLException {
        TargetColumns target = TargetColumns.of(connection, target(table.name()));
        Seeds giving = new Seeds(
                connection,
                table,
                target,
                new Seeds.Places(
                        staged(table.name()),
                        target(table.name()),
                        stage + "." + quote("sessiondb.seeds." + table.name())));
        if (giving.any()) {
            giving.find();
        }
        seeds.put(table.name(), giving);
        List<Shadows.Shadow> shadows =
                new Shadows(table, target, staged(table.name()), target(table.name()), giving).read(connection);
        MergeSql sql = new MergeSql(table, target, staged(table.name()), target(table.name()), shadows);
        columns.put(table.name(), target);
        statements.put(table.name(), sql);
        return sql;
    }

    /** How many rows only the target has; before {@link #resolve}. */
    long onlyInTarget(MergeTable table) throws SQLException {
        TargetColumns target = TargetColumns.of(connection, target(table.name()));
        MergeSql sql = new MergeSql(table, target, staged(table.name()), target(table.name()), List.of());
        return Query.number(connection, sql.onlyInTarget());
    }

    /** The same count with the first rows that a replacement deletes among its examples. */
    MergeCount withDeleted(MergeTable table, MergeCount count) throws SQLException {
        if (table.onConflict() != OnConflict.REPLACE) {
            return count;
        }
        List<String> examples = new ArrayList<>(count.examples());
        examples.addAll(
                Query.list(connection, sql(table).onlyInTargetExamples(), row -> String.valueOf(row.getString(1))));
        return count.withExamples(examples);
    }

    /** What changed in a table's source since the last run, as far as it can be told before anything is resolved. */
    CatchUpSql catchUp(MergeTable table) throws SQLException {
        TargetColumns target = TargetColumns.of(connection, target(table.name()));
        return new CatchUpSql(
                table,
                target,
                new CatchUpSql.Names(
                        staged(table.name()),
                        CatchUpSql.before(stage, table.name()),
                        target(table.name()),
                        stage + "." + quote("sessiondb.found." + table.name())));
    }

    /** Where staged rows as they were are. */
    String before(String table) {
        return CatchUpSql.before(stage, table);
    }

    /** The table of rows before they are overwritten. */
    String beforeImages() {
        return Bookkeeping.qualified(schema, Bookkeeping.BEFORE_IMAGES);
    }

    void createBeforeImages() throws SQLException {
        Bookkeeping.createBeforeImages(connection, schema);
    }

    void createPublished() throws SQLException {
        Bookkeeping.createPublished(connection, schema);
    }

    /** The table of rows that runs wrote. */
    String writtenRows() {
        return Bookkeeping.qualified(schema, Bookkeeping.WRITTEN_ROWS);
    }

    /** The statements of a table already resolved. */
    MergeSql sql(MergeTable table) {
        return Objects.requireNonNull(statements.get(table.name()), table.name());
    }

    TargetColumns columns(String table) {
        return Objects.requireNonNull(columns.get(table), table);
    }

    String staged(String table) {
        return stage + "." + quote(table);
    }

    String target(String table) {
        return Bookkeeping.qualified(schema, table);
    }
}
