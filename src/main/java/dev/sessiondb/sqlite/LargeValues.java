package dev.sessiondb.sqlite;

import dev.sessiondb.store.StorageClass;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** The values of the current row that are too large to be read at once: what and how long they are, and their bytes in pieces. */
final class LargeValues implements AutoCloseable {
    private final Database database;
    private final RowQuery query;
    private final TextEncoding encoding;
    private final PreparedStatement sizes;
    private final StorageClass[] types;
    private final long[] lengths;
    private boolean present;
    private long row;

    LargeValues(Database database, RowQuery query, TextEncoding encoding) throws SQLException {
        this.database = database;
        this.query = query;
        this.encoding = encoding;
        this.sizes = database.prepare(query.sizesSql());
        this.types = new StorageClass[query.table().columns().size()];
        this.lengths = new long[types.length];
    }

    /** The current row has none. */
    void none() {
        present = false;
    }

    /** The current row has some; finds out which. */
    void load(long newRow) throws SQLException {
        row = newRow;
        present = true;
        sizes.setLong(1, row);
        try (ResultSet found = sizes.executeQuery()) {
            if (!found.next()) {
                throw new SQLException("row " + row + " is gone");
            }
            for (int i = 0; i < types.length; i++) {
                types[i] = StorageClass.valueOf(found.getString(2 * i + 1).toUpperCase(Locale.ROOT));
                lengths[i] = found.getLong(2 * i + 2);
            }
        }
    }

    boolean has(int column) {
        return present && lengths[column] > query.threshold();
    }

    StorageClass storageClass(int column) {
        return types[column];
    }

    /** In bytes as stored. */
    long length(int column) {
        return lengths[column];
    }

    InputStream open(int column) throws SQLException {
        PreparedStatement pieces = database.prepare(query.pieceSql(column));
        pieces.setLong(3, row);
        InputStream stored =
                new PieceStream(pieces, lengths[column], query.table().name());
        boolean convert = encoding.utf16() && types[column] == StorageClass.TEXT;
        return convert ? new Utf16Stream(stored, encoding) : stored;
    }

    @Override
    public void close() throws SQLException {
        sizes.close();
    }
}
