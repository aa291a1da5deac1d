package dev.sessiondb.bench;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Rows that are there already, so that only what is done to them is measured. */
public final class MemoryRows implements RowCursor {
    private final StorageClass[][] classes;
    private final long[][] numbers;
    private final byte[][][] bytes;
    private int current = -1;

    MemoryRows(Object[][] rows) {
        int columns = rows[0].length;
        classes = new StorageClass[rows.length][columns];
        numbers = new long[rows.length][columns];
        bytes = new byte[rows.length][columns][];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                store(row, column, rows[row][column]);
            }
        }
    }

    /** The UTF-8 of a TEXT. */
    record Text(byte[] bytes) {}

    private void store(int row, int column, Object value) {
        if (value instanceof Long number) {
            classes[row][column] = StorageClass.INTEGER;
            numbers[row][column] = number;
        } else if (value instanceof Double number) {
            classes[row][column] = StorageClass.REAL;
            numbers[row][column] = Double.doubleToRawLongBits(number);
        } else if (value instanceof Text text) {
            classes[row][column] = StorageClass.TEXT;
            bytes[row][column] = text.bytes();
        } else {
            classes[row][column] = StorageClass.BLOB;
            bytes[row][column] = (byte[]) value;
        }
    }

    /** Goes before the first row again. */
    public void rewind() {
        current = -1;
    }

    @Override
    public boolean next() {
        return ++current < classes.length;
    }

    @Override
    public int columnCount() {
        return classes[0].length;
    }

    @Override
    public StorageClass storageClass(int column) {
        return classes[current][column];
    }

    @Override
    public long longValue(int column) {
        return numbers[current][column];
    }

    @Override
    public double doubleValue(int column) {
        return Double.longBitsToDouble(numbers[current][column]);
    }

    @Override
    public byte[] bytes(int column) {
        return bytes[current][column];
    }

    @Override
    public boolean large(int column) {
        return false;
    }

    @Override
    public long byteLength(int column) {
        return bytes[current][column].length;
    }

    @Override
    public InputStream open(int column) {
        return new ByteArrayInputStream(bytes(column));
    }

    @Override
    public long rowId() {
        return current + 1L;
    }

    @Override
    public String rowName() {
        return "rowid " + rowId();
    }

    @Override
    public void close() {}
}
