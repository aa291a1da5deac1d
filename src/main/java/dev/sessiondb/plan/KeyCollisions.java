package dev.sessiondb.plan;

import dev.sessiondb.convert.ConvertedKey;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ColumnStatistics;
import dev.sessiondb.store.ConstraintViolation;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.RowIds;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Finds keys that differ in SQLite and become equal by conversion, such as one uuid in two spellings. Looks only at keys that can: a column whose values are all of one storage class, and stay what they are, can't. Two readings at most; 8 bytes a
 * row are held, so tables of more than {@link #MOST_ROWS} are left to the load, which fails on such a key with nothing published.
 */
final class KeyCollisions {
    static final int MOST_ROWS = 2_000_000;

    private static final int NAMED = 10;
    private static final Set<TypeKind> BYTES = Set.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.CHAR, TypeKind.BYTEA);

    private final TableDraft draft;
    private final Supplier<RowCursor> rows;

    /** @param rows as they are to be carried; opened up to twice for each key */
    KeyCollisions(TableDraft draft, Supplier<RowCursor> rows) {
        this.draft = draft;
        this.rows = rows;
    }

    List<ConstraintViolation> find() {
        if (draft.analysis().statistics().rows() > MOST_ROWS) {
            return List.of();
        }
        List<ConstraintViolation> found = new ArrayList<>();
        draft.table()
                .primaryKey()
                .filter(key -> !key.rowidAlias())
                .map(PrimaryKey::columns)
                .flatMap(columns -> find("primary key", columns))
                .ifPresent(found::add);
        for (Index index : draft.table().indexes()) {
            boolean plain = index.unique()
                    && !index.partial()
                    && index.parts().stream().allMatch(p -> p.column().isPresent() && p.binary());
            if (plain) {
                List<String> columns = index.parts().stream()
                        .map(p -> p.column().orElseThrow())
                        .toList();
                find("unique", columns).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<ConstraintViolation> find(String kind, List<String> names) {
        List<ColumnPlan> columns = draft.columns(names);
        if (columns.size() != names.size() || columns.stream().noneMatch(this::mayCollide)) {
            return Optional.empty();
        }
        long[] repeated = repeated(hashes(columns));
        return repeated.length == 0 ? Optional.empty() : named(kind, names, columns, repeated);
    }

    private boolean mayCollide(ColumnPlan column) {
        ColumnStatistics seen = draft.analysis().statistics().columns().get(column.position());
        boolean oneClass = seen.values()
                == Math.max(Math.max(seen.integers(), seen.reals()), Math.max(seen.texts(), seen.blobs()));
        boolean kept =
                seen.texts() == 0 || BYTES.contains(column.conversion().type().kind());
        return !oneClass || !kept || !column.conversion().amendment().none();
    }

    private static ConvertedKey key(List<ColumnPlan> columns) {
        return new ConvertedKey(
                columns.stream().map(ColumnPlan::position).toList(),
                columns.stream().map(ColumnPlan::conversion).toList());
    }

    private long[] hashes(List<ColumnPlan> columns) {
        ConvertedKey key = key(columns);
        long[] hashes = new long[Math.toIntExact(draft.analysis().statistics().rows())];
        int count = 0;
        try (RowCursor row = rows.get()) {
            while (row.next()) {
                Optional<ByteBuffer> digest = key.of(row);
                if (digest.isPresent()) {
                    hashes[count++] = digest.get().getLong(0);
                }
            }
        }
        return Arrays.copyOf(hashes, count);
    }

    private static long[] repeated(long[] hashes) {
        Arrays.sort(hashes);
        LongStream.Builder repeated = LongStream.builder();
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] == hashes[i - 1]) {
                repeated.add(hashes[i]);
            }
        }
        return repeated.build().distinct().toArray();
    }

    /** Reads again those rows whose hash is there twice, and compares all of the digest. */
    private Optional<ConstraintViolation> named(
            String kind, List<String> names, List<ColumnPlan> columns, long[] repeated) {
        ConvertedKey key = key(columns);
        Set<ByteBuffer> first = new HashSet<>();
        LongStream.Builder later = LongStream.builder();
        List<String> rowNames = new ArrayList<>();
        long count = 0;
        try (RowCursor row = rows.get()) {
            while (row.next()) {
                Optional<ByteBuffer> digest = key.of(row).filter(d -> Arrays.binarySearch(repeated, d.getLong(0)) >= 0);
                if (digest.isPresent() && !first.add(digest.get())) {
                    later.add(row.rowId());
                    count++;
                    if (rowNames.size() < NAMED) {
                        rowNames.add(row.rowName());
                    }
                }
            }
        }
        RowIds ids = count > RowIds.MOST ? RowIds.NONE : RowIds.of(later.build());
        String detail = "equal to an earlier row's (" + String.join(", ", names) + ") once converted to "
                + String.join(", ", columns.stream().map(ColumnPlan::typeSql).toList());
        return count == 0
                ? Optional.empty()
                : Optional.of(new ConstraintViolation(
                        kind, draft.analysis().table().name(), names, detail, count, rowNames, ids));
    }
}
