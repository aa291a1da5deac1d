package dev.sessiondb.sqlite;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.StorageClass;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names the current row of a cursor: by rowid, by key in a table without one, by its place where neither can be had. */
final class RowNames {
    private static final int LONGEST = 80;

    private final SqliteRowCursor cursor;
    private final boolean byRowid;
    private final int[] key;

    RowNames(RowQuery query, SqliteRowCursor cursor) {
        this.cursor = cursor;
        this.byRowid = query.identity().rowid().isPresent();
        this.key = query.identity().key().stream()
                .mapToInt(column -> index(query.table(), column))
                .toArray();
    }

    private static int index(Table table, String column) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> AsciiNames.same(table.columns().get(i).name(), column))
                .findFirst()
                .orElseThrow();
    }

    String current() {
        if (byRowid) {
            return "rowid " + cursor.rowid();
        }
        if (key.length == 0) {
            return "row " + cursor.position();
        }
        return IntStream.of(key).mapToObj(this::value).collect(Collectors.joining(", ", "key (", ")"));
    }

    private String value(int column) {
        StorageClass type = cursor.storageClass(column);
        return switch (type) {
            case NULL -> "NULL";
            case INTEGER -> Long.toString(cursor.longValue(column));
            case REAL -> Double.toString(cursor.doubleValue(column));
            case TEXT, BLOB -> cursor.large(column) ? cursor.byteLength(column) + " bytes" : bytes(type, column);
        };
    }

    private String bytes(StorageClass type, int column) {
        byte[] bytes = cursor.bytes(column);
        if (type == StorageClass.BLOB) {
            int shown = Math.min(bytes.length, LONGEST / 2);
            return "x'" + HexFormat.of().formatHex(bytes, 0, shown) + "'" + (shown < bytes.length ? "..." : "");
        }
        return shortened(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String shortened(String text) {
        List<String> visible = text.codePoints()
                .limit(LONGEST + 1L)
                .mapToObj(c -> Character.isISOControl(c) ? "\uFFFD" : Character.toString(c))
                .toList();
        return visible.size() <= LONGEST
                ? String.join("", visible)
                : String.join("", visible.subList(0, LONGEST)) + "...";
    }
}
