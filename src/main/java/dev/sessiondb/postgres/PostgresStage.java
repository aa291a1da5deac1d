package dev.sessiondb.postgres;

import static dev.sessiondb.schema.Identifiers.quote;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.LoadLanes;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.Migration;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.PublishReport;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.TargetParts;
import dev.sessiondb.store.TargetRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/** The staging schema of one run. */
final class PostgresStage implements Stage {
    private static final String FOREIGN_KEYS = """
            SELECT EXISTS (SELECT FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
                           WHERE n.nspname = ? AND c.contype = 'f')
            """;

    private static final String SIZES = """
            SELECT c.relname, pg_total_relation_size(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relname = ANY (?)
            """;

    private final Connections connections;
    private final RunRecord run;
    private final String schema;
    private final List<Migration> applied = new ArrayList<>();
    private final Set<String> published = new HashSet<>();
    private final StagedFingerprints fingerprints = new StagedFingerprints();

    private PostgresStage(Connections connections, RunRecord run, String schema) {
        this.connections = connections;
        this.run = run;
        this.schema = schema;
    }

    static PostgresStage create(Connections connections, RunRecord run) {
        PostgresStage stage =
                new PostgresStage(connections, run, connections.staging().name(run.runId()));
        try (Connection connection = connections.pooled()) {
            return Transactions.committed(connection, c -> {
                connections.staging().create(c, run.runId());
                return stage;
            });
        } catch (SQLException e) {
            throw failed("cannot create staging schema `" + stage.schema + "`", e);
        }
    }

    static PostgresStage resume(Connections connections, RunRecord run) {
        try (Connection connection = connections.pooled()) {
            return new PostgresStage(connections, run, connections.staging().where(connection, run.runId()));
        } catch (SQLException e) {
            throw failed("cannot find the staging schema of run " + run.runId(), e);
        }
    }

    @Override
    public String schemaName() {
        return schema;
    }

    @Override
    public void apply(List<Migration> migrations) {
        if (migrations.isEmpty()) {
            return;
        }
        migrations.stream().filter(migration -> !applied.contains(migration)).forEach(applied::add);
        try {
            FlywayRunner.staging(connections.unpooled(), schema, applied).migrate();
        } catch (FlywayException e) {
            throw notApplied(migrations, e);
        }
    }

    private SessionDbException notApplied(List<Migration> migrations, FlywayException failure) {
        String names = String.join(
                ", ", migrations.stream().map(Migration::description).toList());
        String what = "cannot apply the schema migrations (" + names + ") to staging schema `" + schema + "`";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException server) {
                return failed(what, server);
            }
        }
        return Problem.of(ErrorCode.MIGRATION_FAILED, what)
                .causedBy(String.valueOf(failure.getMessage()))
                .hint("mend the schema as the cause says, and run the same command again")
                .toException(failure);
    }

    @Override
    public long load(String table, List<String> columns, CopyBody rows, LoadLanes lanes) {
        fingerprints.forget(table);
        try {
            return new StageRows(connections, Bookkeeping.qualified(schema, table), columns).load(rows, lanes);
        } catch (SQLException e) {
            throw failed("cannot load table `" + table + "`", e);
        }
    }

    @Override
    public boolean empty(List<String> tables) {
        if (tables.isEmpty()) {
            return true;
        }
        String all = tables.stream().map(t -> Bookkeeping.qualified(schema, t)).collect(Collectors.joining(", "));
        try (Connection connection = connections.pooled()) {
            if (Query.truth(connection, FOREIGN_KEYS, schema)) {
                return false;
            }
            Query.execute(connection, "TRUNCATE " + all);
            return true;
        } catch (SQLException e) {
            throw failed("cannot empty tables " + all, e);
        }
    }

    @Override
    public Map<String, Long> sizes(List<String> tables) {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Connection connection = connections.pooled()) {
            Query.list(
                            connection,
                            SIZES,
                            row -> Map.entry(String.valueOf(row.getString(1)), row.getLong(2)),
                            schema,
                            tables.toArray(String[]::new))
                    .forEach(size -> sizes.put(size.getKey(), size.getValue()));
            return sizes;
        } catch (SQLException e) {
            throw failed("cannot measure the staged tables", e);
        }
    }

    @Override
    public long loadBefore(String table, List<String> columns, CopyBody rows) {
        try (Connection connection = connections.pooled()) {
            String before = CatchUpSql.before(quote(schema), table);
            Query.execute(
                    connection, "CREATE TABLE " + before + " (LIKE " + Bookkeeping.qualified(schema, table) + ")");
            return BinaryCopy.in(connection, before, columns, rows);
        } catch (SQLException e) {
            throw failed("cannot load the rows of table `" + table + "` as they were", e);
        }
    }

    @Override
    public TargetRows read(String table, List<ReadColumn> columns) {
        try {
            RowsRead told = fingerprints.reading(table, columns, 1).part(new ToldRows(connections.monitor(), table));
            return CopyOutRows.open(connections, schema, ReadRange.all(table, columns), told);
        } catch (SQLException e) {
            throw failed("cannot read table `" + table + "` back", e);
        }
    }

    @Override
    public TargetParts parts(String table, List<ReadColumn> columns) {
        try (Connection connection = connections.pooled()) {
            int count = StagedParts.count(connection, schema, table);
            StagedFingerprints.Reading sum = fingerprints.reading(table, columns, count);
            return new StagedParts(connections, schema, table, columns, sum, count);
        } catch (SQLException e) {
            throw failed("cannot read table `" + table + "` back", e);
        }
    }

    @Override
    public long count(String table) {
        try (Connection connection = connections.pooled()) {
            return Query.number(connection, "SELECT count(*) FROM " + Bookkeeping.qualified(schema, table));
        } catch (SQLException e) {
            throw failed("cannot count table `" + table + "`", e);
        }
    }

    /** Before the publish, the staged tables: statistics move along with a table. After it, the tables that were merged into. */
    @Override
    public List<String> analyze(List<String> tables) {
        List<String> warnings = new ArrayList<>();
        try (Connection connection = connections.pooled()) {
            Transactions.committed(connection, c -> {
                for (String table : tables) {
                    String where = published.contains(table) ? connections.schema() : schema;
                    warnings.addAll(Query.warnings(c, "ANALYZE " + Bookkeeping.qualified(where, table)));
                }
                return tables;
            });
        } catch (SQLException e) {
            warnings.add("ANALYZE failed: " + SqlFailures.text(e) + "; run ANALYZE by hand");
        }
        return warnings;
    }

    /** Nobody else sees staged tables: their rows can be read before anything is locked. */
    @Override
    public void fingerprint(List<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        try (Connection connection = connections.pooled()) {
            Transactions.rolledBack(connection, c -> {
                Session.prepareTexts(c);
                fingerprints.make(c, schema, tables);
                return tables;
            });
        } catch (SQLException e) {
            throw failed("cannot read the staged tables", e);
        }
    }

    @Override
    public List<MergeCount> classify(List<List<MergeTable>> merged) {
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(connection, c -> new MergeConflicts(c, quote(schema), connections.schema())
                    .resolve(merged.stream().flatMap(List::stream).toList()));
        } catch (SQLException e) {
            throw failed("cannot compare staged rows with the target's", e);
        }
    }

    @Override
    public PublishReport publish(PublishPlan plan) {
        PublishReport report =
                new Publisher(connections, run, schema, List.copyOf(applied)).publish(plan, fingerprints(plan.moved()));
        published.addAll(plan.moved());
        plan.merged().stream().flatMap(List::stream).map(MergeTable::name).forEach(published::add);
        return report;
    }

    private Map<String, String> fingerprints(List<String> tables) {
        try (Connection connection = connections.pooled()) {
            return Transactions.rolledBack(connection, c -> {
                Session.prepareTexts(c);
                return fingerprints.of(c, schema, tables);
            });
        } catch (SQLException e) {
            throw failed("cannot read the staged tables", e);
        }
    }

    @Override
    public boolean drop() {
        try (Connection connection = connections.afterwards()) {
            Session.waitForLocksBriefly(connection);
            return Transactions.committed(connection, c -> {
                connections.staging().drop(c, run.runId());
                return true;
            });
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // Nothing is held open between calls: the pool belongs to the target.
    }

    private static SessionDbException failed(String what, SQLException cause) {
        return SqlFailures.wrap(ErrorCode.MIGRATION_FAILED, what, cause);
    }
}
