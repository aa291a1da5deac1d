package dev.sessiondb.property;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Values as SQL literals of SQLite: some that fit a family of types, some that fit nothing. */
final class RandomValues {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "NULL",
            "\\N",
            "\\.",
            "tab\there",
            "line\nfeed",
            "cr\r\nlf",
            "it's",
            "\"quoted\"",
            "back\\slash",
            "e\u0301",
            "\u00e9",
            "\uD83D\uDE00",
            "日本語",
            "\u202Ertl",
            " padded ",
            "trailing   ",
            "${HOME}",
            "a,b;c",
            "{\"a\":1}",
            "0",
            "1e3",
            "0x10",
            "NaN",
            "-0",
            "2024-01-01",
            "\uFEFFbom",
            "\u0001\u001f\u007f",
            "\uFFFF");
    private static final List<Long> INTEGERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            7L,
            32767L,
            -32768L,
            65536L,
            2147483647L,
            -2147483648L,
            2147483648L,
            1L << 53,
            (1L << 53) + 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE);
    private static final List<Double> REALS = List.of(
            0.1,
            -0.0,
            1.5,
            -2.25,
            3.141592653589793,
            1e300,
            1e-300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            4.9e-320,
            1234567.891,
            123456789012345680.0,
            9007199254740993.0,
            1e15,
            1e16,
            1e19,
            -9.223372036854776E18);
    private static final List<String> WILD = List.of(
            "'abc'",
            "''",
            "' '",
            "x''",
            "x'00'",
            "x'ff00fe'",
            "x'616263'",
            "CAST(x'ff' AS TEXT)",
            "CAST(x'6100620a' AS TEXT)",
            "CAST(x'eda080' AS TEXT)",
            "CAST(x'c080' AS TEXT)",
            "CAST(x'f8888080' AS TEXT)",
            "char(0)",
            "9e999",
            "-9e999",
            "zeroblob(3)",
            "9223372036854775807",
            "1e308",
            "-0.0",
            "'12abc'",
            "'1,5'",
            "' 12 '",
            "'٣'",
            "'1_000'",
            "'0x1F'",
            "'2024-02-30'",
            "'2024-01-01 25:00'",
            "'infinity'",
            "'12024-01-01'",
            "'0000-00-00 00:00:00'",
            "'{\"a\":\"\\u0000\"}'",
            "'{\"a\":1,\"a\":2}'",
            "'{bad'",
            "'\"\\ud800\"'",
            "'1e400000'",
            "jsonb('{\"k\":[1,2.5,null]}')",
            "2.5",
            "2",
            "'true'",
            "'TRUE '",
            "'٢٠٢٤-٠١-٠١'");

    private final Dice dice;

    RandomValues(Dice dice) {
        this.dice = dice;
    }

    String wild() {
        return dice.chance(0.7) ? dice.pick(WILD) : fitting(dice.pick(Family.values()));
    }

    String fitting(Family family) {
        return switch (family) {
            case INTEGER -> integer();
            case REAL -> real();
            case TEXT -> text();
            case BLOB -> blob(dice.below(12));
            case BOOLEAN -> dice.pick("0", "1", "'t'", "'false'", "'yes'", "TRUE", "FALSE");
            case DECIMAL -> decimal();
            case DATETIME -> dateTime();
            case DATE -> quoted(moment().toLocalDate().toString());
            case TIME -> quoted(time());
            case JSON -> quoted(json(2));
            case UUID -> uuid();
            case ANY -> fitting(dice.pick(Family.INTEGER, Family.TEXT, Family.TEXT, Family.REAL));
        };
    }

    private String integer() {
        if (dice.chance(0.7)) {
            return Long.toString(dice.between(-50, 200));
        }
        return Long.toString(
                dice.chance(0.5) ? dice.pick(INTEGERS) : dice.random().nextLong());
    }

    private String real() {
        if (dice.chance(0.4)) {
            return literal(dice.pick(REALS));
        }
        double any = Double.longBitsToDouble(dice.random().nextLong());
        return literal(dice.chance(0.5) && Double.isFinite(any) ? any : dice.between(-1000, 1000) / 8.0);
    }

    /** With as many digits as it takes. */
    private static String literal(double value) {
        return String.format(Locale.ROOT, "%.17e", value);
    }

    private String text() {
        if (dice.chance(0.6)) {
            return quoted(dice.pick(TEXTS));
        }
        StringBuilder text = new StringBuilder();
        for (int i = dice.below(14); i > 0; i--) {
            text.append(dice.chance(0.8) ? String.valueOf((char) dice.between(32, 126)) : dice.pick(TEXTS));
        }
        return quoted(text.toString());
    }

    private String blob(int length) {
        byte[] bytes = new byte[length];
        dice.random().nextBytes(bytes);
        return "x'" + HexFormat.of().formatHex(bytes) + "'";
    }

    private String decimal() {
        BigDecimal value = new BigDecimal(new BigInteger(dice.between(1, 60), dice.random()), dice.below(9));
        String text = (dice.chance(0.3) ? value.negate() : value).toPlainString();
        return dice.chance(0.3) ? quoted(text) : text;
    }

    private LocalDateTime moment() {
        long seconds = dice.chance(0.8)
                ? dice.between(0, Integer.MAX_VALUE - 1)
                : (long) (dice.random().nextDouble() * 2.5e11) - (long) 2e9;
        return LocalDateTime.ofEpochSecond(
                seconds, dice.chance(0.5) ? 0 : dice.below(1_000_000) * 1000, ZoneOffset.UTC);
    }

    private String dateTime() {
        LocalDateTime moment = moment();
        String separator = dice.pick(" ", "T");
        String date = moment.toLocalDate().toString();
        return dice.pick(
                quoted(date + separator + moment.toLocalTime()),
                quoted(date + separator + moment.toLocalTime()),
                quoted(date + separator + moment.toLocalTime() + dice.pick("Z", "+05:30", "-0800", "+00", " +01:00")),
                quoted(date),
                Long.toString(moment.toEpochSecond(ZoneOffset.UTC)),
                Long.toString(moment.toEpochSecond(ZoneOffset.UTC)) + ".25");
    }

    private String time() {
        return dice.pick(
                moment().toLocalTime().toString(), moment().toLocalTime().toString(), "24:00", "23:59:60", "07:05");
    }

    private String json(int depth) {
        return switch (dice.below(depth == 0 ? 5 : 7)) {
            case 0 -> "null";
            case 1 -> dice.pick("true", "false");
            case 2 -> dice.pick("0", "-1", "1.10", "1e3", "-0.0", "12345678901234567890.5", "1E-7");
            case 3, 4 ->
                dice.pick(
                        "\"\"",
                        "\"a\\\"b\"",
                        "\"\\u00e9\"",
                        "\"\uD83D\uDE00\"",
                        "\"\\ud83d\\ude00\"",
                        "\"\\n\"",
                        "\"/\\/\"");
            case 5 -> "[" + json(depth - 1) + ", " + json(depth - 1) + "]";
            default ->
                "{\"a\": " + json(depth - 1) + ",\"" + dice.pick("b", "A", "", "é") + "\":" + json(depth - 1) + "}";
        };
    }

    private String uuid() {
        String hyphened =
                new java.util.UUID(dice.random().nextLong(), dice.random().nextLong()).toString();
        return dice.pick(
                quoted(hyphened),
                quoted(hyphened.replace("-", "")),
                quoted(hyphened.toUpperCase(Locale.ROOT)),
                quoted("{" + hyphened + "}"),
                blob(16));
    }

    /** Bytes where a literal can't hold the text. */
    private static String quoted(String text) {
        if (text.indexOf('\0') < 0) {
            return "'" + text.replace("'", "''") + "'";
        }
        return "CAST(x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "' AS TEXT)";
    }
}
