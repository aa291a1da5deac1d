package dev.sessiondb.applications;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Values as applications write them, the same for the same seed. */
final class Words {
    private static final List<String> TEXTS = List.of(
            "plain text",
            "naïve café — größer",
            "日本語のメモ 🌳",
            "it's \"quoted\"",
            "C:\\temp\\notes.txt",
            "two\nlines",
            "tab\there",
            "100 % of $HOME",
            "{name} is filled in",
            "NULL");

    private static final LocalDateTime START = LocalDateTime.of(2025, 1, 20, 10, 30);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");

    private final Random random;

    Words(long seed) {
        random = new Random(seed);
    }

    int number(int below) {
        return random.nextInt(below);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** @param longest in characters */
    String text(String name, int row, int longest) {
        String text = name + " " + row + ": " + oneOf(TEXTS);
        return text.length() <= longest ? text : Integer.toString(row);
    }

    String json(int row) {
        return switch (row % 4) {
            case 0 -> "{\"tags\": [\"a\", \"größe\"], \"score\": " + row + ".50, \"by\": null}";
            case 1 -> "[" + row + ", \"it's\", {\"nested\": true}]";
            case 2 -> "{}";
            default -> "{\"path\": \"C:\\\\temp\", \"text\": \"line\\nbreak \\u00e9\", \"n\": -1.5e-7}";
        };
    }

    /** Seconds, or microseconds, without a zone, as SQLite and SQLAlchemy write them. */
    String time(int row) {
        return row % 3 == 0 ? SECONDS.format(moment()) : MICROSECONDS.format(moment());
    }

    /** As JavaScript writes it, or SQLite itself. */
    String scriptTime(int row) {
        return row % 3 == 0 ? SECONDS.format(moment()) : ISO.format(moment());
    }

    double epochSeconds() {
        LocalDateTime moment = moment();
        return moment.toEpochSecond(ZoneOffset.UTC) + (moment.getNano() / 1000) / 1e6;
    }

    private LocalDateTime moment() {
        return START.plusSeconds(random.nextInt(25_000_000)).plusNanos(random.nextInt(1_000_000) * 1000L);
    }

    /** 36 characters in every second row, 32 digits in the others. */
    String uuid(int row) {
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return row % 2 == 0 ? uuid : uuid.replace("-", "");
    }

    /** Little-endian floats. */
    byte[] floats(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(random.nextFloat() * 2 - 1);
        }
        return bytes.array();
    }

    double fraction() {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3f", random.nextDouble()));
    }
}
