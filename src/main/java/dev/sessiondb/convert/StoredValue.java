package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** One value as SQLite stores it. Reused for one value after the other; not thread-safe. */
public final class StoredValue {
    private static final int SHOWN = 80;

    private StorageClass storage = StorageClass.NULL;
    private long number;
    private double real;
    private byte[] bytes = {};

    public StorageClass storage() {
        return storage;
    }

    /** The value of an INTEGER. */
    public long number() {
        return number;
    }

    /** The value of a REAL. */
    public double real() {
        return real;
    }

    /** The UTF-8 bytes of a TEXT or the bytes of a BLOB; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    void setNull() {
        storage = StorageClass.NULL;
    }

    boolean setNumber(long value) {
        storage = StorageClass.INTEGER;
        number = value;
        return true;
    }

    boolean setReal(double value) {
        storage = StorageClass.REAL;
        real = value;
        return true;
    }

    boolean setText(byte[] utf8) {
        storage = StorageClass.TEXT;
        bytes = utf8;
        return true;
    }

    boolean setText(String text) {
        return setText(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean setBlob(byte[] value) {
        storage = StorageClass.BLOB;
        bytes = value;
        return true;
    }

    /** Whether a row holds the same, storage class and all. */
    boolean same(RowCursor row, int column) {
        if (row.storageClass(column) != storage) {
            return false;
        }
        return switch (storage) {
            case NULL -> true;
            case INTEGER -> row.longValue(column) == number;
            case REAL -> Double.doubleToLongBits(row.doubleValue(column)) == Double.doubleToLongBits(real);
            case TEXT, BLOB -> !row.large(column) && Arrays.equals(row.bytes(column), bytes);
        };
    }

    /** In words, for messages. */
    String words() {
        return switch (storage) {
            case NULL -> "NULL";
            case INTEGER -> Long.toString(number);
            case REAL -> Numerals.text(real);
            case TEXT -> cut("'" + new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{C}", "\uFFFD") + "'");
            case BLOB -> cut("x'" + HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN)) + "'");
        };
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "...";
    }
}
