package dev.sessiondb.postgres;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.TableLoss;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tables that were backed up before an undo: locked, and made sure of that they hold what the backup has. */
final class KeptTables {
    private static final String AGAIN = "stop the application, and run the same command again";

    private final Connection connection;
    private final String schema;
    private final Map<String, String> fingerprints;

    /** @param fingerprints by table, as they were backed up */
    KeptTables(Connection connection, String schema, Map<String, String> fingerprints) {
        this.connection = connection;
        this.schema = schema;
        this.fingerprints = fingerprints;
    }

    void lock() throws SQLException {
        for (String table : fingerprints.keySet()) {
            Query.execute(
                    connection,
                    "LOCK TABLE ONLY " + Bookkeeping.qualified(schema, table) + " IN SHARE ROW EXCLUSIVE MODE");
        }
        Query.execute(connection, "SET LOCAL row_security = off");
        Map<String, String> now = Fingerprints.of(connection, schema, fingerprints.keySet());
        Query.execute(connection, "SET LOCAL row_security = on");
        for (String table : fingerprints.keySet()) {
            if (!Objects.equals(now.get(table), fingerprints.get(table))) {
                throw Problem.of(
                                ErrorCode.MIGRATION_FAILED,
                                "table `" + table + "` was written to after it was backed up")
                        .hint(AGAIN)
                        .toException();
            }
        }
    }

    void requireAll(List<TableLoss> losses) {
        for (TableLoss loss : losses) {
            if (loss.elsewhere() || !fingerprints.containsKey(loss.table())) {
                throw Problem.of(
                                ErrorCode.MIGRATION_FAILED,
                                "table `" + loss.table() + "` " + loss.what() + ", and is not in the backup")
                        .state("all of it was rolled back: the schema is as it was")
                        .hint(AGAIN)
                        .toException();
            }
        }
    }
}
