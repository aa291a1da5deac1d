package dev.sessiondb.verify;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The current row's values by storage class, whatever the column's type. */
final class SourceValues {
    /** Longer than any numeral, time or uuid that means something: PostgreSQL's numeric has at most 147,455 digits. */
    private static final int LONGEST_SCALAR = 200_000;

    private SourceValues() {}

    /** A TEXT of ASCII characters that is short enough to be a number, time or the like. */
    static Optional<String> ascii(RowCursor row, int column) {
        if (row.storageClass(column) != StorageClass.TEXT || row.byteLength(column) > LONGEST_SCALAR) {
            return Optional.empty();
        }
        byte[] bytes = row.bytes(column);
        for (byte b : bytes) {
            if (b <= 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static String words(RowCursor row, int column) {
        return switch (row.storageClass(column)) {
            case NULL -> Words.NULL;
            case INTEGER -> Long.toString(row.longValue(column));
            case REAL -> Double.toString(row.doubleValue(column));
            case TEXT -> {
                byte[] start = start(row, column);
                yield Words.text(start, 0, start.length);
            }
            case BLOB -> {
                byte[] start = start(row, column);
                yield Words.blob(start, 0, start.length);
            }
        };
    }

    static String fingerprint(RowCursor row, int column) {
        return switch (row.storageClass(column)) {
            case TEXT, BLOB -> Words.fingerprint(row.byteLength(column), sha256(row, column));
            case INTEGER, REAL, NULL -> words(row, column) + " (" + row.storageClass(column) + ")";
        };
    }

    /** Bytes that tell a value from others of its column. */
    static byte[] identity(RowCursor row, int column) {
        return switch (row.storageClass(column)) {
            case INTEGER -> number('i', row.longValue(column));
            case REAL -> number('r', Double.doubleToRawLongBits(row.doubleValue(column)));
            case TEXT, BLOB -> sha256(row, column);
            case NULL -> throw new IllegalArgumentException("NULL is always valid");
        };
    }

    /** The SHA-256 of a TEXT or BLOB of any size. */
    static byte[] sha256(RowCursor row, int column) {
        if (!row.large(column)) {
            return Sha256.create().digest(row.bytes(column));
        }
        try (InputStream in = row.open(column)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw unreadable(row, e);
        }
    }

    /** Appends the bytes of a TEXT or BLOB that is too large to hold. */
    static void putLarge(RowCursor row, int column, CanonicalRow out) {
        try (InputStream in = row.open(column)) {
            out.putBytes(in);
        } catch (IOException e) {
            throw unreadable(row, e);
        }
    }

    /** All bytes of a TEXT or BLOB of any size: only where their number is known to be bounded. */
    static byte[] all(RowCursor row, int column) {
        try (InputStream in = row.open(column)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(row, e);
        }
    }

    static SessionDbException unreadable(RowCursor row, IOException e) {
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot read a value of " + row.rowName() + " from the source")
                .causedBy(String.valueOf(e.getMessage()))
                .state("nothing was published")
                .hint("check the source with `PRAGMA integrity_check`, then run again")
                .toException(e);
    }

    private static byte[] start(RowCursor row, int column) {
        try (InputStream in = row.open(column)) {
            return in.readNBytes(Words.ENOUGH);
        } catch (IOException e) {
            throw unreadable(row, e);
        }
    }

    private static byte[] number(char storageClass, long bits) {
        return ByteBuffer.allocate(9).put((byte) storageClass).putLong(bits).array();
    }
}
