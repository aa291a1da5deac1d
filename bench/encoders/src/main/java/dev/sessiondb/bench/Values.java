package dev.sessiondb.bench;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** The kinds of values that are measured: what SQLite holds, and the type it becomes. The same values in every run. */
public enum Values {
    BIGINT(ColumnType.of(TypeKind.BIGINT)) {
        @Override
        Object value(int number) {
            return number * 2_654_435_761L;
        }
    },
    BOOLEAN(ColumnType.of(TypeKind.BOOLEAN)) {
        @Override
        Object value(int number) {
            return (long) (number & 1);
        }
    },
    DOUBLE(ColumnType.of(TypeKind.DOUBLE)) {
        @Override
        Object value(int number) {
            return number / 7.0;
        }
    },
    NUMERIC(ColumnType.numeric(20, 6)) {
        @Override
        Object value(int number) {
            return text("%d.%06d", number * 7919L, number * 31 % 1_000_000);
        }
    },
    TEXT(ColumnType.of(TypeKind.TEXT)) {
        @Override
        Object value(int number) {
            return text("%08x%08x%08x%016x", number * 31, number * 40503, number * 69069, number);
        }
    },
    LONG_TEXT(ColumnType.of(TypeKind.TEXT)) {
        @Override
        Object value(int number) {
            return text("Zeile %1$d: größer als vieles, in zwei Bytes: äöüß. ".repeat(40), number);
        }
    },
    JSON(ColumnType.of(TypeKind.JSONB)) {
        @Override
        Object value(int number) {
            return text(
                    "{\"session\":\"%08x\",\"path\":\"/home/user/%06d\",\"branch\":\"task/%d\",\"tags\":[\"a\",\"b\"],"
                            + "\"count\":%d,\"open\":%s,\"pad\":\"abcdefg\"}",
                    number * 31, number, number % 50, number % 1000, number % 2 == 0);
        }
    },
    TIMESTAMP(ColumnType.of(TypeKind.TIMESTAMPTZ)) {
        @Override
        Object value(int number) {
            return text(
                    "2026-%02d-%02dT%02d:%02d:%02d.%06d",
                    number % 12 + 1,
                    number % 28 + 1,
                    number % 24,
                    number % 60,
                    number * 7 % 60,
                    number * 7919 % 1_000_000);
        }
    },
    UUID(ColumnType.of(TypeKind.UUID)) {
        @Override
        Object value(int number) {
            return text(
                    "%08x-%04x-4%03x-8%03x-%012x",
                    number * 31, number & 0xFFFF, number & 0xFFF, number & 0xFFF, number * 40503L);
        }
    },
    BYTEA(ColumnType.of(TypeKind.BYTEA)) {
        @Override
        Object value(int number) {
            return HexFormat.of().parseHex("%08x".formatted(number * 69069).repeat(32));
        }
    };

    private final ColumnType type;

    Values(ColumnType type) {
        this.type = type;
    }

    /** A {@code Long}, a {@code Double}, a {@code String} or a {@code byte[]}. */
    abstract Object value(int number);

    /** The type that the values become. */
    public ColumnType type() {
        return type;
    }

    /** Rows of this one column. */
    public static MemoryRows rows(int count, Values... columns) {
        Object[][] rows = new Object[count][columns.length];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < columns.length; column++) {
                rows[row][column] = stored(columns[column].value(row + 1));
            }
        }
        return new MemoryRows(rows);
    }

    private static Object stored(Object value) {
        return value instanceof String text ? new MemoryRows.Text(text.getBytes(StandardCharsets.UTF_8)) : value;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
