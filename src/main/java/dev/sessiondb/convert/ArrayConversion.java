package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import dev.sessiondb.store.TextRow;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Arrays of one dimension, from a JSON array or PostgreSQL's own form. Wire form: {@code array_send} in PostgreSQL's {@code src/backend/utils/adt/arrayfuncs.c}; the numbers of the elements' types:
 * {@code src/include/catalog/pg_type.dat}.
 */
final class ArrayConversion implements ValueConversion {
    private static final Map<TypeKind, Integer> NUMBERS_OF_TYPES = Map.ofEntries(
            Map.entry(TypeKind.BOOLEAN, 16),
            Map.entry(TypeKind.BIGINT, 20),
            Map.entry(TypeKind.SMALLINT, 21),
            Map.entry(TypeKind.INTEGER, 23),
            Map.entry(TypeKind.TEXT, 25),
            Map.entry(TypeKind.REAL, 700),
            Map.entry(TypeKind.DOUBLE, 701),
            Map.entry(TypeKind.VARCHAR, 1043),
            Map.entry(TypeKind.DATE, 1082),
            Map.entry(TypeKind.TIMESTAMP, 1114),
            Map.entry(TypeKind.TIMESTAMPTZ, 1184),
            Map.entry(TypeKind.NUMERIC, 1700),
            Map.entry(TypeKind.UUID, 2950));

    private static final Set<TypeKind> NUMERIC = EnumSet.of(
            TypeKind.BIGINT, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.REAL, TypeKind.DOUBLE, TypeKind.NUMERIC);

    private final ColumnType element;
    private final Conversion conversion;
    private final TextRow row = new TextRow();
    private final Utf8 utf8 = new Utf8();

    /** @param conversion of the elements, whose type is one of those that {@link #holds} names */
    ArrayConversion(ColumnType element, Conversion conversion) {
        this.element = element;
        this.conversion = conversion;
    }

    /** Whether arrays of that type can be made. */
    static boolean holds(TypeKind element) {
        return NUMBERS_OF_TYPES.containsKey(element);
    }

    @Override
    public boolean append(RowCursor source, int column, StorageClass storage, FieldBuffer out) {
        Optional<List<ArrayText.Element>> elements =
                text(source, column, storage).flatMap(ArrayText::parse);
        int start = out.position();
        boolean done = elements.isPresent() && put(elements.get(), out);
        if (!done) {
            out.truncate(start);
        }
        return done;
    }

    private Optional<String> text(RowCursor source, int column, StorageClass storage) {
        boolean bytes = storage == StorageClass.TEXT || storage == StorageClass.BLOB;
        if (!bytes || source.large(column)) {
            return Optional.empty();
        }
        Optional<byte[]> text = storage == StorageClass.TEXT
                ? Optional.of(source.bytes(column))
                : SqliteJsonb.decode(source.bytes(column));
        return text.filter(utf8::check).map(t -> new String(t, StandardCharsets.UTF_8));
    }

    private boolean put(List<ArrayText.Element> elements, FieldBuffer out) {
        int start = out.position();
        out.putInt(0);
        out.putInt(elements.isEmpty() ? 0 : 1);
        out.putInt(elements.stream().anyMatch(e -> e.form() == ArrayText.Form.NULL) ? 1 : 0);
        out.putInt(NUMBERS_OF_TYPES.getOrDefault(element.kind(), 0));
        if (!elements.isEmpty()) {
            out.putInt(elements.size());
            out.putInt(1);
        }
        for (ArrayText.Element next : elements) {
            if (!put(next, out)) {
                return false;
            }
        }
        out.setInt(start, out.position() - start - Integer.BYTES);
        return true;
    }

    private boolean put(ArrayText.Element next, FieldBuffer out) {
        if (next.form() == ArrayText.Form.NULL) {
            out.putInt(-1);
            return true;
        }
        row.set(next.text());
        return suits(next) && conversion.append(row, 0, out);
    }

    /** In JSON a number is not a text, nor a truth a number; and half a surrogate pair is no text at all. */
    private boolean suits(ArrayText.Element next) {
        return switch (next.form()) {
            case NUMBER -> NUMERIC.contains(element.kind());
            case TRUTH -> element.kind() == TypeKind.BOOLEAN;
            default -> new String(row.bytes(0), StandardCharsets.UTF_8).equals(next.text());
        };
    }

    @Override
    public String expectation() {
        return "an array of " + element.sql() + ", as JSON or as {...}";
    }
}
