package dev.sessiondb.dump;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.sessiondb.io.Interrupts;
import dev.sessiondb.store.ByteSlice;
import dev.sessiondb.store.RowCursor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Writes the values of a row without loss, as {@code docs/dump-format.md} defines them. */
public final class DumpValues {
    /** The last integer up to which every one has a double of its own, and so survives readers that know no other numbers: 2^53. */
    static final long LARGEST_NUMBER = 1L << 53;

    private static final int PIECE = 48 * 1024;

    private final LineBuffer out;
    private final Utf8 utf8 = new Utf8();
    private final ByteSlice value = new ByteSlice();
    private final byte[] piece = new byte[PIECE];

    public DumpValues(LineBuffer out) {
        this.out = out;
    }

    /** Writes one value of the current row. */
    public void write(RowCursor row, int column) throws IOException {
        switch (row.storageClass(column)) {
            case NULL -> out.ascii("null");
            case INTEGER -> integer(row.longValue(column));
            case REAL -> real(row.doubleValue(column));
            case TEXT -> text(row, column);
            case BLOB -> encoded("blob", row, column);
        }
    }

    private void integer(long value) throws IOException {
        if (value >= -LARGEST_NUMBER && value <= LARGEST_NUMBER) {
            out.number(value);
            return;
        }
        out.ascii("{\"int\":\"");
        out.number(value);
        out.ascii("\"}");
    }

    /** Finite ones always have a point, integers never: that tells them apart. */
    private void real(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.ascii(NumberOutput.toString(value, true));
            return;
        }
        out.ascii("{\"real\":\"" + value + "\"}");
    }

    private void text(RowCursor row, int column) throws IOException {
        if (row.large(column)) {
            largeText(row, column);
            return;
        }
        row.slice(column, value);
        if (!utf8.valid(value)) {
            encoded("text", row, column);
            return;
        }
        out.write('"');
        out.escaped(value.array(), value.start(), value.length());
        out.write('"');
    }

    /** Reads it twice, as it must be known to be valid before its first byte is written. */
    private void largeText(RowCursor row, int column) throws IOException {
        if (!validUtf8(row, column)) {
            encoded("text", row, column);
            return;
        }
        out.write('"');
        try (InputStream in = row.open(column)) {
            for (int read = fill(in); read > 0; read = fill(in)) {
                out.escaped(piece, 0, read);
            }
        }
        out.write('"');
    }

    private boolean validUtf8(RowCursor row, int column) throws IOException {
        try (InputStream in = row.open(column)) {
            return utf8.valid(in);
        }
    }

    private void encoded(String kind, RowCursor row, int column) throws IOException {
        out.ascii("{\"" + kind + "\":\"");
        try (InputStream in = bytes(row, column)) {
            for (int read = fill(in); read > 0; read = fill(in)) {
                out.write(Base64.getEncoder().encode(read == PIECE ? piece : Arrays.copyOf(piece, read)));
            }
        }
        out.ascii("\"}");
    }

    private static InputStream bytes(RowCursor row, int column) {
        return row.large(column) ? row.open(column) : new ByteArrayInputStream(row.bytes(column));
    }

    /** Fills the whole piece until the end, so that base64, which takes three bytes at a time, is padded only there. */
    private int fill(InputStream in) throws IOException {
        Interrupts.check();
        return in.readNBytes(piece, 0, PIECE);
    }
}
