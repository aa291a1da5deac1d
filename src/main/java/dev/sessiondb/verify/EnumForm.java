package dev.sessiondb.verify;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An enum, as its label. */
final class EnumForm implements ColumnForm {
    private final Set<String> labels;

    /** Labels by their lower case, those left out that differ in nothing else. */
    private final Map<String, String> alike = new HashMap<>();

    EnumForm(ColumnType type) {
        this.labels = new HashSet<>(type.labels());
        if (type.lenient()) {
            Map<String, List<String>> byCase =
                    type.labels().stream().collect(Collectors.groupingBy(label -> label.toLowerCase(Locale.ROOT)));
            byCase.values().stream()
                    .filter(same -> same.size() == 1)
                    .forEach(same -> alike.put(same.get(0).toLowerCase(Locale.ROOT), same.get(0)));
        }
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<String> label =
                text(row, column).map(text -> labels.contains(text) ? text : alike.get(text.toLowerCase(Locale.ROOT)));
        label.ifPresent(text -> out.putBytes(text.getBytes(StandardCharsets.UTF_8)));
        return label.isPresent();
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        out.putBytes(bytes, offset, length);
        return true;
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        return Words.text(bytes, offset, length);
    }

    private static Optional<String> text(RowCursor row, int column) {
        StorageClass storage = row.storageClass(column);
        if (storage == StorageClass.INTEGER) {
            return Optional.of(Long.toString(row.longValue(column)));
        }
        return storage == StorageClass.TEXT && !row.large(column)
                ? Optional.of(new String(row.bytes(column), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
