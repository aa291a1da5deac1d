package dev.sessiondb.migrate;

import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.store.Source;
import java.util.List;

/**
 * PostgreSQL's tables as a private SQLite database, verified against them.
 *
 * @param plan what became of each table, and what has no place in SQLite
 * @param source removes the database when it is closed
 * @param warnings such as orphans
 */
public record ServerDatabase(SqlitePlan plan, Source source, List<SqliteTableReport> tables, List<String> warnings)
        implements AutoCloseable {

    public ServerDatabase {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /** How many values were compared. */
    public long valuesCompared() {
        return tables.stream().mapToLong(SqliteTableReport::valuesCompared).sum();
    }

    @Override
    public void close() {
        source.close();
    }
}
