package dev.sessiondb.sqlite;

import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.io.InputStream;

/** What a column that was added later has in all rows that were there before: the default it was added with, as SQLite reads it. */
final class AddedValue {
    private static final byte[] NOTHING = {};

    private final StorageClass storage;
    private final long number;
    private final double real;
    private final byte[] bytes;

    private AddedValue(StorageClass storage, long number, double real, byte[] bytes) {
        this.storage = storage;
        this.number = number;
        this.real = real;
        this.bytes = bytes;
    }

    /** @param row one of these rows */
    static AddedValue of(SqliteRowCursor row, int column) {
        StorageClass storage = row.storageClass(column);
        return switch (storage) {
            case NULL -> new AddedValue(storage, 0, 0, NOTHING);
            case INTEGER -> new AddedValue(storage, row.longValue(column), 0, NOTHING);
            case REAL -> new AddedValue(storage, 0, row.doubleValue(column), NOTHING);
            case TEXT, BLOB -> new AddedValue(storage, 0, 0, all(row, column));
        };
    }

    private static byte[] all(SqliteRowCursor row, int column) {
        try (InputStream in = row.open(column)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw SqliteErrors.unavailable("cannot read the default of column " + (column + 1), e);
        }
    }

    StorageClass storage() {
        return storage;
    }

    /** The value of an INTEGER. */
    long number() {
        return number;
    }

    /** The value of a REAL. */
    double real() {
        return real;
    }

    /** The bytes of a TEXT or BLOB; not to be changed. */
    byte[] bytes() {
        return bytes;
    }
}
