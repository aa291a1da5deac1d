package dev.sessiondb.sqlite;

import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.RowCursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Counts the values of one column. */
final class ColumnCounter {
    private static final int PIECE = 64 * 1024;

    private final int column;
    private long nulls;
    private long integers;
    private long reals;
    private long texts;
    private long blobs;
    private long minInteger = Long.MAX_VALUE;
    private long maxInteger = Long.MIN_VALUE;
    private double minReal = Double.POSITIVE_INFINITY;
    private double maxReal = Double.NEGATIVE_INFINITY;
    private long maxCharacters;
    private long maxBytes;

    ColumnCounter(int column) {
        this.column = column;
    }

    void count(RowCursor row) throws IOException {
        switch (row.storageClass(column)) {
            case NULL -> nulls++;
            case INTEGER -> countInteger(row.longValue(column));
            case REAL -> countReal(row.doubleValue(column));
            case TEXT -> countText(row);
            case BLOB -> countBlob(row);
        }
    }

    private void countInteger(long value) {
        integers++;
        minInteger = Math.min(minInteger, value);
        maxInteger = Math.max(maxInteger, value);
    }

    private void countReal(double value) {
        reals++;
        minReal = Math.min(minReal, value);
        maxReal = Math.max(maxReal, value);
    }

    private void countText(RowCursor row) throws IOException {
        texts++;
        if (row.large(column)) {
            maxCharacters = Math.max(maxCharacters, characters(row));
            maxBytes = Math.max(maxBytes, row.byteLength(column));
            return;
        }
        byte[] bytes = row.bytes(column);
        maxBytes = Math.max(maxBytes, bytes.length);
        if (bytes.length > maxCharacters) {
            maxCharacters = Math.max(maxCharacters, characters(bytes, bytes.length));
        }
    }

    private void countBlob(RowCursor row) {
        blobs++;
        maxBytes = Math.max(maxBytes, row.byteLength(column));
    }

    private long characters(RowCursor row) throws IOException {
        byte[] piece = new byte[PIECE];
        long characters = 0;
        try (InputStream in = row.open(column)) {
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                characters += characters(piece, read);
            }
        }
        return characters;
    }

    /** Every byte but the second and later ones of a UTF-8 sequence begins a character. */
    private static long characters(byte[] bytes, int length) {
        int characters = 0;
        for (int i = 0; i < length; i++) {
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }

    ColumnStatistics statistics() {
        return new ColumnStatistics(
                nulls,
                integers,
                reals,
                texts,
                blobs,
                integers == 0 ? OptionalLong.empty() : OptionalLong.of(minInteger),
                integers == 0 ? OptionalLong.empty() : OptionalLong.of(maxInteger),
                reals == 0 ? OptionalDouble.empty() : OptionalDouble.of(minReal),
                reals == 0 ? OptionalDouble.empty() : OptionalDouble.of(maxReal),
                maxCharacters,
                maxBytes);
    }
}
