package dev.sessiondb.testing;

import dev.sessiondb.testing.StoredValue.Blob;
import dev.sessiondb.testing.StoredValue.Null;
import dev.sessiondb.testing.StoredValue.Real;
import dev.sessiondb.testing.StoredValue.Text;
import dev.sessiondb.testing.StoredValue.Whole;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a SQLite value must look like in a PostgreSQL column, in the spelling of {@link ArrivedRows}; a value that has no business there looks like nothing that can be. */
final class ExpectedCell {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "yes", "y", "on");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "no", "n", "off");
    private static final HexFormat HEX = HexFormat.of();

    private ExpectedCell() {}

    /** @param type as {@code format_type} names it, without length or precision */
    static String of(StoredValue value, String type, NumberUnit unit) {
        if (value instanceof Null) {
            return "null";
        }
        Optional<String> cell =
                switch (type) {
                    case "bytea" -> bytes(value);
                    case "text", "character varying" -> text(value);
                    case "smallint", "integer", "bigint", "numeric" ->
                        number(value).map(ExpectedCell::plain);
                    case "double precision" -> real(value);
                    case "real" -> real(value).map(ExpectedCell::nearest);
                    case "boolean" -> truth(value);
                    case "timestamp with time zone" -> instant(value, unit);
                    case "date" -> instant(value, unit).flatMap(ReadTime::dateOf);
                    case "time without time zone" -> words(value).flatMap(ReadTime::time);
                    case "json" -> value instanceof Blob blob ? blob.json() : words(value);
                    case "jsonb" -> json(value);
                    case "uuid" -> uuid(value);
                    default -> words(value);
                };
        return cell.orElseGet(() -> "doesn't fit " + type + ": " + value);
    }

    private static Optional<String> bytes(StoredValue value) {
        if (value instanceof Text text) {
            return Optional.of(HEX.formatHex(text.utf8()));
        }
        return value instanceof Blob blob ? Optional.of(HEX.formatHex(blob.bytes())) : text(value);
    }

    private static Optional<String> text(StoredValue value) {
        return words(value).map(t -> HEX.formatHex(t.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Anything but a blob as characters. */
    private static Optional<String> words(StoredValue value) {
        if (value instanceof Whole whole) {
            return Optional.of(Long.toString(whole.value()));
        }
        if (value instanceof Real real) {
            return Optional.of(real.text());
        }
        return value instanceof Text text ? text.text() : Optional.empty();
    }

    /** A real counts as its shortest decimal. */
    private static Optional<BigDecimal> number(StoredValue value) {
        if (value instanceof Whole whole) {
            return Optional.of(BigDecimal.valueOf(whole.value()));
        }
        if (value instanceof Real real) {
            return Double.isFinite(real.value()) ? Optional.of(shortest(real.value())) : Optional.empty();
        }
        return value instanceof Text ? words(value).flatMap(ExpectedCell::numeral) : Optional.empty();
    }

    private static Optional<BigDecimal> numeral(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal shortest(double value) {
        for (int precision = 1; precision < 17; precision++) {
            String shorter = String.format(Locale.ROOT, "%." + (precision - 1) + "e", value);
            if (Double.parseDouble(shorter) == value) {
                return new BigDecimal(shorter);
            }
        }
        return new BigDecimal(String.format(Locale.ROOT, "%.16e", value));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Optional<String> real(StoredValue value) {
        if (value instanceof Real real) {
            return Optional.of(bits(real.value()));
        }
        if (value instanceof Whole whole) {
            double exact = (double) whole.value();
            boolean same = new BigDecimal(exact).compareTo(BigDecimal.valueOf(whole.value())) == 0;
            return same ? Optional.of(bits(exact)) : Optional.empty();
        }
        return value instanceof Text ? words(value).flatMap(ExpectedCell::float8) : Optional.empty();
    }

    /** @param bits of a double */
    private static String nearest(String bits) {
        double value = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits));
        return HEX.toHexDigits(Float.floatToIntBits((float) value));
    }

    private static Optional<String> float8(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "infinity", "inf", "+infinity", "+inf" -> Optional.of(bits(Double.POSITIVE_INFINITY));
            case "-infinity", "-inf" -> Optional.of(bits(Double.NEGATIVE_INFINITY));
            case "nan" -> Optional.of(bits(Double.NaN));
            default -> numeral(text).map(BigDecimal::doubleValue).map(ExpectedCell::bits);
        };
    }

    private static String bits(double value) {
        return HEX.toHexDigits(Double.doubleToLongBits(value));
    }

    private static Optional<String> truth(StoredValue value) {
        Optional<String> word = value instanceof Text
                ? words(value).map(w -> w.strip().toLowerCase(Locale.ROOT))
                : number(value).map(ExpectedCell::plain);
        return word.filter(w -> TRUE.contains(w) || FALSE.contains(w)).map(w -> String.valueOf(TRUE.contains(w)));
    }

    private static Optional<String> instant(StoredValue value, NumberUnit unit) {
        Optional<String> written = value instanceof Text ? words(value).flatMap(ReadTime::instant) : Optional.empty();
        return written.isPresent() ? written : number(value).map(unit::micros).flatMap(ReadTime::instant);
    }

    private static Optional<String> json(StoredValue value) {
        if (value instanceof Blob blob) {
            return blob.json().flatMap(JsonTree::of);
        }
        return words(value).flatMap(JsonTree::of);
    }

    private static Optional<String> uuid(StoredValue value) {
        Optional<String> digits = value instanceof Blob blob
                ? Optional.of(HEX.formatHex(blob.bytes()))
                : words(value).map(t -> t.strip().replaceAll("[-{}]", "").toLowerCase(Locale.ROOT));
        return digits.filter(d -> d.matches("[0-9a-f]{32}"));
    }
}
