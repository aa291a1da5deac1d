package dev.sessiondb.postgres;

import dev.sessiondb.store.CopyBody;
import dev.sessiondb.store.LoadLanes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Rows of one table on their way into the staging schema, on one connection or on several. */
final class StageRows {
    private final Connections connections;
    private final String qualified;
    private final List<String> columns;

    /** @param qualified the table, quoted */
    StageRows(Connections connections, String qualified, List<String> columns) {
        this.connections = connections;
        this.qualified = qualified;
        this.columns = columns;
    }

    /** How many rows were loaded. */
    long load(CopyBody rows, LoadLanes lanes) throws SQLException {
        AtomicLong elsewhere = new AtomicLong();
        long first = committed(connection -> BinaryCopy.in(connection, qualified, columns, out -> {
            try (SpreadCopy spread = new SpreadCopy(out, lanes, this::lane)) {
                long sent = rows.writeTo(spread);
                elsewhere.set(spread.finish());
                return sent - elsewhere.get();
            }
        }));
        return first + elsewhere.get();
    }

    private long lane(RowPieces pieces) throws SQLException {
        return committed(connection -> BinaryCopy.stored(connection, qualified, columns, pieces::sendTo));
    }

    private <T> T committed(Transactions.Work<T> work) throws SQLException {
        try (Connection connection = connections.pooled()) {
            return Transactions.committed(connection, c -> {
                Session.commitWithoutWaiting(c);
                return work.run(c);
            });
        }
    }
}
