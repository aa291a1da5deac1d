package dev.sessiondb.dump;

import dev.sessiondb.io.Interrupts;
import dev.sessiondb.io.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Digests the row lines of each table of a dump while something else reads it. It looks at nothing but the first byte of each line and the comma at its end, and so shares nothing with the writer or with
 * the parser.
 */
final class RowLines extends FilterInputStream {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_ENDS = '\n' * ONES;

    private final MessageDigest rows = Sha256.digest();
    private final List<String> tables = new ArrayList<>();
    private boolean lineStart = true;
    private boolean row;
    private boolean comma;

    RowLines(InputStream in) {
        super(in);
    }

    /** How many tables' row lines were read to their end. */
    int tables() {
        return tables.size();
    }

    /** The digest of the row lines of a table, counted from 0. */
    String sha256(int table) {
        return tables.get(table);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Interrupts.check();
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            lines(buffer, offset, offset + read);
        }
        return read;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("what is skipped can't be digested");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void lines(byte[] buffer, int from, int to) {
        int start = from;
        while (start < to) {
            if (lineStart) {
                begin(buffer[start]);
            }
            int end = endOfLine(buffer, start, to);
            if (row && end > start) {
                piece(buffer, start, end);
            }
            if (end < to) {
                finish();
            }
            start = end + 1;
        }
    }

    private void begin(byte first) {
        lineStart = false;
        row = first == '[';
        if (first == ']') {
            tables.add(Sha256.hex(rows));
        }
    }

    /** Holds a last comma back until it is known whether the line ends after it. */
    private void piece(byte[] buffer, int start, int end) {
        if (comma) {
            rows.update((byte) ',');
        }
        comma = buffer[end - 1] == ',';
        rows.update(buffer, start, end - start - (comma ? 1 : 0));
    }

    private void finish() {
        if (row) {
            rows.update((byte) '\n');
        }
        comma = false;
        lineStart = true;
    }

    private static int endOfLine(byte[] buffer, int start, int to) {
        int i = start;
        while (i <= to - Long.BYTES && !hasLineEnd((long) WORD.get(buffer, i))) {
            i += Long.BYTES;
        }
        while (i < to && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Eight bytes at once: S. E. Anderson, "Bit Twiddling Hacks", "Determine if a word has a byte equal to n". */
    private static boolean hasLineEnd(long word) {
        long zeroAtEnd = word ^ LINE_ENDS;
        return (zeroAtEnd - ONES & ~zeroAtEnd & HIGH_BITS) != 0;
    }
}
