package dev.sessiondb.convert;

import dev.sessiondb.schema.Identifiers;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** An enum: one of its labels, exactly. Wire form: the label, {@code enum_recv} in PostgreSQL's {@code src/backend/utils/adt/enum.c}. */
final class EnumConversion implements ValueConversion {
    private final List<String> labels;
    private final byte[][] words;

    EnumConversion(List<String> labels) {
        this.labels = labels;
        this.words = labels.stream()
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
                out.putInt(word.length);
                out.putBytes(word, 0, word.length);
                return true;
            }
        }
        return false;
    }

    @Override
    public String expectation() {
        return labels.stream().map(Identifiers::literal).collect(Collectors.joining(", ", "one of ", ""));
    }
}
