package dev.sessiondb.convert;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import dev.sessiondb.store.StorageClass;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table's rows as the operator wants them carried: some rows left out, some values changed, all others as they are. Load and verification both read the source through it.
 */
public final class AmendedRows implements RowCursor {

    /**
     * What is changed.
     *
     * @param columns by position
     * @param leftOut rows that aren't shown
     * @param nulled rows whose value becomes NULL, by the column's position
     */
    public record Changes(List<Amendment> columns, RowIds leftOut, Map<Integer, RowIds> nulled) {
        public Changes {
            columns = List.copyOf(columns);
            nulled = Map.copyOf(nulled);
        }

        boolean none() {
            return leftOut.isEmpty() && nulled.isEmpty() && columns.stream().allMatch(Amendment::none);
        }
    }

    private final RowCursor rows;
    private final Amendment[] amendments;
    private final RowIds leftOut;
    private final RowIds[] nulled;
    private final boolean[] passing;
    private final AmendedValue[] values;
    private final AmendedCounts[] counts;

    private AmendedRows(RowCursor rows, Changes changes) {
        this.rows = rows;
        this.amendments = changes.columns().toArray(Amendment[]::new);
        this.leftOut = changes.leftOut();
        this.nulled = new RowIds[amendments.length];
        this.passing = new boolean[amendments.length];
        for (int i = 0; i < amendments.length; i++) {
            nulled[i] = changes.nulled().getOrDefault(i, RowIds.NONE);
            passing[i] = amendments[i].none() && nulled[i].isEmpty();
        }
        this.values = new AmendedValue[amendments.length];
        this.counts = new AmendedCounts[amendments.length];
        Arrays.setAll(values, i -> new AmendedValue());
        Arrays.fill(counts, AmendedCounts.NONE);
    }

    /** The rows, changed; the cursor itself where nothing is to be changed. */
    public static RowCursor of(RowCursor rows, Changes changes) {
        return changes.none() ? rows : new AmendedRows(rows, changes);
    }

    /** The rows of a cursor that somebody else moves on; {@link #moved} is told. */
    public static AmendedRows over(RowCursor rows, List<Amendment> columns) {
        return new AmendedRows(rows, new Changes(columns, RowIds.NONE, Map.of()));
    }

    AmendedCounts counts(int column) {
        return counts[column];
    }

    /** The cursor below stands at another row. */
    public void moved() {
        for (AmendedValue value : values) {
            value.known = false;
        }
    }

    /** One changed value. */
    private static final class AmendedValue {
        private boolean known;
        private StorageClass storage = StorageClass.NULL;
        private Optional<byte[]> bytes = Optional.empty();
        private long length = -1;

        void set(StorageClass as, Optional<byte[]> changed) {
            known = true;
            storage = as;
            bytes = changed;
            length = -1;
        }
    }

    @Override
    public boolean next() {
        while (rows.next()) {
            if (leftOut.isEmpty() || !leftOut.contains(rows.rowId())) {
                moved();
                return true;
            }
        }
        return false;
    }

    private AmendedValue value(int column) {
        AmendedValue value = values[column];
        if (!value.known) {
            settle(column, value);
        }
        return value;
    }

    private void settle(int column, AmendedValue value) {
        StorageClass storage = rows.storageClass(column);
        Amendment amendment = amendments[column];
        if (storage == StorageClass.NULL && amendment.nulls().isPresent()) {
            counts[column] = counts[column].plusFilled();
            value.set(StorageClass.TEXT, amendment.nulls().map(text -> text.getBytes(StandardCharsets.UTF_8)));
        } else if (storage != StorageClass.NULL && !nulled[column].isEmpty() && nulled[column].contains(rows.rowId())) {
            value.set(StorageClass.NULL, Optional.empty());
        } else if (storage == StorageClass.NULL || storage == StorageClass.BLOB || rows.large(column)) {
            value.set(storage, Optional.empty());
        } else if (!mapped(column, amendment, value)) {
            text(column, storage, amendment, value);
        }
    }

    private boolean mapped(int column, Amendment amendment, AmendedValue value) {
        if (amendment.values().isEmpty()) {
            return false;
        }
        Optional<String> given = amendment.values().get(words(column));
        if (given == null || given.isEmpty() && !amendment.nullable()) {
            return false;
        }
        counts[column] = counts[column].plusMapped();
        value.set(
                given.isEmpty() ? StorageClass.NULL : StorageClass.TEXT,
                given.map(text -> text.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private String words(int column) {
        return switch (rows.storageClass(column)) {
            case INTEGER -> Long.toString(rows.longValue(column));
            case REAL -> Numerals.text(rows.doubleValue(column));
            default -> new String(rows.bytes(column), StandardCharsets.UTF_8);
        };
    }

    private void text(int column, StorageClass storage, Amendment amendment, AmendedValue value) {
        if (storage != StorageClass.TEXT) {
            numeral(column, storage, amendment, value);
            return;
        }
        byte[] text = rows.bytes(column);
        if (amendment.emptyIsNull() && amendment.nullable() && blank(text)) {
            counts[column] = counts[column].plusEmptied();
            value.set(StorageClass.NULL, Optional.empty());
            return;
        }
        value.set(storage, Optional.of(mended(column, text, amendment)));
    }

    private void numeral(int column, StorageClass storage, Amendment amendment, AmendedValue value) {
        if (amendment.numbersAreText()) {
            value.set(StorageClass.TEXT, Optional.of(words(column).getBytes(StandardCharsets.US_ASCII)));
        } else {
            value.set(storage, Optional.empty());
        }
    }

    private byte[] mended(int column, byte[] text, Amendment amendment) {
        byte[] mended = text;
        if (amendment.nul() != NulText.FAIL && TextMending.hasNul(mended, amendment.json())) {
            counts[column] = counts[column].plusNul();
            mended = TextMending.withoutNul(mended, amendment.nul(), amendment.json());
        }
        if (amendment.replaceInvalid()) {
            byte[] replaced = TextMending.replaced(mended);
            if (!Arrays.equals(replaced, mended)) {
                counts[column] = counts[column].plusInvalid();
                mended = replaced;
            }
        }
        return mended;
    }

    private static boolean blank(byte[] text) {
        for (byte b : text) {
            if (b != ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int columnCount() {
        return rows.columnCount();
    }

    @Override
    public StorageClass storageClass(int column) {
        return passing[column] ? rows.storageClass(column) : value(column).storage;
    }

    @Override
    public long longValue(int column) {
        return rows.longValue(column);
    }

    @Override
    public double doubleValue(int column) {
        return rows.doubleValue(column);
    }

    @Override
    public byte[] bytes(int column) {
        if (passing[column]) {
            return rows.bytes(column);
        }
        Optional<byte[]> changed = value(column).bytes;
        return changed.isPresent() ? changed.get() : unchanged(column);
    }

    private byte[] unchanged(int column) {
        if (!streamed(column)) {
            return rows.bytes(column);
        }
        try (InputStream in = open(column)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean large(int column) {
        return rows.large(column) && byteLength(column) > LARGE;
    }

    @Override
    public long byteLength(int column) {
        if (passing[column]) {
            return rows.byteLength(column);
        }
        AmendedValue value = value(column);
        if (value.bytes.isPresent()) {
            return value.bytes.get().length;
        }
        if (!streamed(column)) {
            return rows.byteLength(column);
        }
        if (value.length < 0) {
            value.length = drained(column);
        }
        return value.length;
    }

    private boolean streamed(int column) {
        return amendments[column].mendsText() && rows.storageClass(column) == StorageClass.TEXT && rows.large(column);
    }

    private long drained(int column) {
        try (InputStream in = open(column)) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(IOException cause) {
        return Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot read a large value of " + rowName())
                .causedBy(String.valueOf(cause.getMessage()))
                .toException(cause);
    }

    @Override
    public InputStream open(int column) {
        if (passing[column]) {
            return rows.open(column);
        }
        Optional<byte[]> changed = value(column).bytes;
        if (changed.isPresent()) {
            return new ByteArrayInputStream(changed.get());
        }
        InputStream in = rows.open(column);
        return streamed(column) ? new MendedStream(in, amendments[column]) : in;
    }

    @Override
    public long rowId() {
        return rows.rowId();
    }

    @Override
    public String rowName() {
        return rows.rowName();
    }

    @Override
    public void close() {
        rows.close();
    }
}
