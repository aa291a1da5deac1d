package dev.sessiondb.convert;

import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns the values of one PostgreSQL column into what SQLite stores. A value that hasn't changed keeps its old spelling; a new one is written as most of the column's old values were. Not
 * thread-safe.
 */
public final class Respelling {
    /** The canonical spelling, and the one for what it can't write. */
    private static final int FALLBACKS = 2;

    private final Affinity affinity;
    private final Conversion conversion;
    private final NormalForm normal;
    /** What NULLs of the source became. */
    private final Optional<byte[]> nulls;

    private final List<Spelling> spellings;
    private final int[] votes;
    private final FieldBuffer buffer = new FieldBuffer(OutputStream.nullOutputStream());
    private final BinaryField old = new BinaryField();
    private final StoredValue trial = new StoredValue();
    private int chosen;
    private long read;

    /**
     * For a column.
     *
     * @param spec how its SQLite values are read
     * @param affinity what the SQLite column makes of them
     */
    public Respelling(ConversionSpec spec, Affinity affinity) {
        this.affinity = affinity;
        this.nulls = spec.amendment().nullable()
                ? spec.amendment().nulls().map(text -> text.getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
        this.conversion = Conversions.of(spec);
        this.normal = new NormalForm(spec.type().kind());
        this.spellings = Spellings.of(spec);
        this.votes = new int[spellings.size()];
    }

    /** Learns from an old value how the column is written. */
    public void learn(RowCursor row, int column) {
        if (!read(row, column) || old.isNull()) {
            return;
        }
        read++;
        for (int i = 0; i < votes.length; i++) {
            if (spellings.get(i).write(old, trial) && trial.same(row, column)) {
                votes[i]++;
            }
        }
        for (int i = 0; i < votes.length; i++) {
            chosen = votes[i] > votes[chosen] ? i : chosen;
        }
    }

    /** The place of the spelling that most values had, from 0; empty when there was none. Places never change: the ledger keeps them. */
    public OptionalInt learnt() {
        return votes[chosen] > 0 ? OptionalInt.of(chosen) : OptionalInt.empty();
    }

    /** Whether some values that were learnt from had another spelling than {@link #learnt}. */
    public boolean mixed() {
        return read > votes[chosen];
    }

    /** Writes values as {@link #learnt} said of another file, until something else is learnt; a place that there isn't means nothing. */
    public void begin(int place) {
        if (place >= 0 && place < votes.length) {
            chosen = place;
        }
    }

    /** Whether an old value and one of PostgreSQL's mean the same. */
    public boolean same(RowCursor row, int column, BinaryField value) {
        if (row.storageClass(column) == StorageClass.NULL && wasNull(value)) {
            return true;
        }
        return read(row, column) && normal.equal(old, value);
    }

    /** Appends what tells an old value from others; false when it is no value of the column's type. */
    boolean appendKey(RowCursor row, int column, KeyBytes key) {
        boolean read = read(row, column);
        if (read) {
            appendKey(old, key);
        }
        return read;
    }

    /** Appends what tells one of PostgreSQL's values from others. */
    void appendKey(BinaryField value, KeyBytes key) {
        if (value.isNull()) {
            key.addNull();
        } else {
            key.add(normal.of(value));
        }
    }

    /** Writes one of PostgreSQL's values; false when SQLite has no spelling of it that reads back as the same. */
    public boolean write(BinaryField value, StoredValue out) {
        if (value.isNull() || wasNull(value)) {
            out.setNull();
            return true;
        }
        if (writes(spellings.get(chosen), value, out)) {
            return true;
        }
        return spellings.stream().limit(FALLBACKS).anyMatch(spelling -> writes(spelling, value, out));
    }

    private boolean wasNull(BinaryField value) {
        return nulls.isPresent() && !value.isNull() && Arrays.equals(value.bytes(), nulls.get());
    }

    private boolean writes(Spelling spelling, BinaryField value, StoredValue out) {
        return spelling.write(value, out) && affinity.keeps(out, normal.kind());
    }

    private boolean read(RowCursor row, int column) {
        if (row.storageClass(column) != StorageClass.NULL && row.large(column)) {
            return false;
        }
        buffer.truncate(0);
        boolean converted = conversion.append(row, column, buffer);
        if (converted) {
            buffer.read(0, old);
        }
        return converted;
    }

    /** A value in words, for messages. */
    public String words(BinaryField value) {
        if (write(value, trial)) {
            return trial.words();
        }
        boolean changed = spellings.stream().anyMatch(spelling -> spelling.write(value, trial));
        return changed ? trial.words() + ", which a column declared as this one would change" : unspeakable();
    }

    private String unspeakable() {
        return switch (normal.kind()) {
            case DATE, TIMESTAMP, TIMESTAMPTZ -> "a time that is not in the years 0001 to 9999";
            case NUMERIC -> "an infinite number";
            default -> "a value that SQLite has no spelling for";
        };
    }
}
