package dev.sessiondb.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.StorageClass;
import dev.sessiondb.store.TextRow;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An array of one dimension that is counted from 1, element by element. */
final class ArrayForm implements ColumnForm {
    private static final int HEADER = 12;
    private static final int DIMENSION = 8;
    private static final Pattern LITERAL = Pattern.compile("(?s)\\{(.*)}");
    private static final Pattern ITEM =
            Pattern.compile("(?s)\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\"{},\\\\]*[^\"{},\\\\\\s]))\\s*(,|$)");

    private final ColumnForm element;
    private final TextRow source = new TextRow();

    ArrayForm(ColumnForm element) {
        this.element = element;
    }

    @Override
    public boolean putSource(RowCursor row, int column, CanonicalRow out) {
        Optional<List<Optional<String>>> items = text(row, column).flatMap(ArrayForm::items);
        if (items.isEmpty()) {
            return false;
        }
        CanonicalRow all = out.part(items.get().size());
        for (Optional<String> item : items.get()) {
            item.ifPresent(source::set);
            if (item.isEmpty()) {
                all.putNull();
            } else if (!element.putSource(source, 0, all)) {
                return false;
            }
            all.endValue();
        }
        return put(all, items.get().size(), out);
    }

    @Override
    public boolean putTarget(byte[] bytes, int offset, int length, CanonicalRow out) {
        int count = count(bytes, offset, length);
        if (count < 0) {
            return false;
        }
        CanonicalRow all = out.part(count);
        int at = offset + HEADER + DIMENSION;
        for (int i = 0; i < count; i++) {
            int size = BigEndian.getInt(bytes, at);
            at += Integer.BYTES;
            if (size < 0) {
                all.putNull();
            } else if (!element.putTarget(bytes, at, size, all)) {
                return false;
            }
            all.endValue();
            at += Math.max(0, size);
        }
        return put(all, count, out);
    }

    @Override
    public String targetWords(byte[] bytes, int offset, int length) {
        int[] at = {offset + HEADER + DIMENSION};
        return IntStream.range(0, count(bytes, offset, length))
                .mapToObj(i -> {
                    int size = BigEndian.getInt(bytes, at[0]);
                    int start = at[0] + Integer.BYTES;
                    at[0] = start + Math.max(0, size);
                    return size < 0 ? Words.NULL : element.targetWords(bytes, start, size);
                })
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean put(CanonicalRow all, int count, CanonicalRow out) {
        all.putLong(count);
        out.putBytes(all.bytes(), 0, all.size());
        return true;
    }

    /** How many elements; -1 for an array that isn't of this kind. */
    private static int count(byte[] bytes, int offset, int length) {
        if (length == HEADER && BigEndian.getInt(bytes, offset) == 0) {
            return 0;
        }
        boolean plain = length >= HEADER + DIMENSION
                && BigEndian.getInt(bytes, offset) == 1
                && BigEndian.getInt(bytes, offset + HEADER + Integer.BYTES) == 1;
        return plain ? BigEndian.getInt(bytes, offset + HEADER) : -1;
    }

    private static Optional<String> text(RowCursor row, int column) {
        StorageClass storage = row.storageClass(column);
        if (storage == StorageClass.TEXT) {
            return Optional.of(new String(SourceValues.all(row, column), StandardCharsets.UTF_8));
        }
        return storage == StorageClass.BLOB && !row.large(column)
                ? SqliteJsonb.text(row.bytes(column))
                : Optional.empty();
    }

    private static Optional<List<Optional<String>>> items(String text) {
        Matcher literal = LITERAL.matcher(text.strip());
        return literal.matches() ? words(String.valueOf(literal.group(1))) : values(text);
    }

    private static Optional<List<Optional<String>>> values(String json) {
        List<Optional<String>> values = new ArrayList<>();
        try (JsonParser parser = JsonTexts.parser(new StringReader(json.strip()))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            for (JsonToken t = parser.nextToken(); t != null && t.isScalarValue(); t = parser.nextToken()) {
                values.add(t == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(parser.getText()));
            }
            boolean ended = parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
            return ended ? Optional.of(values) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<List<Optional<String>>> words(String inside) {
        List<Optional<String>> words = new ArrayList<>();
        if (inside.isBlank()) {
            return Optional.of(words);
        }
        Matcher item = ITEM.matcher(inside);
        boolean more = true;
        while (more && item.lookingAt()) {
            Optional<String> quoted = Optional.ofNullable(item.group(1)).map(q -> q.replaceAll("(?s)\\\\(.)", "$1"));
            Optional<String> plain = Optional.ofNullable(item.group(2)).filter(word -> !word.equalsIgnoreCase("NULL"));
            words.add(quoted.or(() -> plain));
            more = ",".equals(item.group(3));
            item.region(item.end(), inside.length());
        }
        return more ? Optional.empty() : Optional.of(words);
    }
}
