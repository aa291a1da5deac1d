package dev.sessiondb.convert;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An enum: one of its labels, exactly or, where the type says so, in any case. Wire form: the label, {@code enum_recv} in PostgreSQL's {@code src/backend/utils/adt/enum.c}. */
final class EnumConversion implements ValueConversion {
    private final ColumnType type;
    private final byte[][] words;

    EnumConversion(ColumnType type) {
        this.type = type;
        this.words = type.labels().stream()
                .map(label -> label.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    public boolean append(RowCursor row, int column, StorageClass storage, FieldBuffer out) {
        return switch (storage) {
            case TEXT -> !row.large(column) && put(row.bytes(column), out);
            case INTEGER -> put(Long.toString(row.longValue(column)).getBytes(StandardCharsets.US_ASCII), out);
            default -> false;
        };
    }

    private boolean put(byte[] text, FieldBuffer out) {
        for (byte[] word : words) {
            if (Arrays.equals(word, text)) {
                return putLabel(word, out);
            }
        }
        return type.lenient() && putAlike(new String(text, StandardCharsets.UTF_8), out);
    }

    private boolean putAlike(String text, FieldBuffer out) {
        List<String> alike =
                type.labels().stream().filter(text::equalsIgnoreCase).toList();
        return alike.size() == 1 && putLabel(alike.get(0).getBytes(StandardCharsets.UTF_8), out);
    }

    private static boolean putLabel(byte[] label, FieldBuffer out) {
        out.putInt(label.length);
        out.putBytes(label, 0, label.length);
        return true;
    }

    @Override
    public String expectation() {
        return type.labels().stream().map(Identifiers::literal).collect(Collectors.joining(", ", "one of ", ""));
    }
}
