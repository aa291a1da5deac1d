package dev.sessiondb.verify;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Floating-point numbers as text: numerals, and PostgreSQL's words for the special values. */
final class FloatingTexts {
    private static final Map<String, Double> WORDS = Map.of(
            "infinity", Double.POSITIVE_INFINITY,
            "-infinity", Double.NEGATIVE_INFINITY,
            "inf", Double.POSITIVE_INFINITY,
            "+inf", Double.POSITIVE_INFINITY,
            "-inf", Double.NEGATIVE_INFINITY,
            "nan", Double.NaN);

    private FloatingTexts() {}

    /** The nearest double; empty when that is infinite and the text is not. */
    static Optional<Double> parse(String text) {
        Double word = WORDS.get(text.toLowerCase(Locale.ROOT));
        if (word != null) {
            return Optional.of(word);
        }
        return Numerals.parse(text)
                .map(number -> Double.parseDouble(text.strip()))
                .filter(nearest -> !Double.isInfinite(nearest));
    }
}
