package dev.sessiondb.config;

import dev.sessiondb.config.ConfigNode.Scalar;
import java.util.Optional;

/** Whether a value in a file is of the kind its key needs. */
final class ValueCheck {
    private ValueCheck() {}

    /** What is wrong with it, as the end of a sentence. */
    static Optional<String> of(ConfigKey key, Scalar value) {
        return switch (value.kind()) {
            case NULL -> Optional.empty();
            case TEXT -> text(value.text());
            case NUMBER -> key == ConfigKey.POOL_SIZE ? Optional.empty() : Optional.of(wrong(key, value, "a number"));
            case TRUTH ->
                key == ConfigKey.TELEMETRY ? Optional.empty() : Optional.of(wrong(key, value, "true or false"));
            case OTHER -> Optional.of(other(key, value));
        };
    }

    private static Optional<String> text(String value) {
        return value.chars().anyMatch(Character::isISOControl)
                ? Optional.of("has a line break or another control character in its value")
                : Optional.empty();
    }

    private static String other(ConfigKey key, Scalar value) {
        boolean secret = key == ConfigKey.CONNECTION_STRING;
        return value.text().startsWith("!") || value.text().startsWith("tag:")
                ? "has a tag, which is not allowed" + (secret ? "" : ": `" + value.text() + "`")
                : "must be text, and " + (secret ? "it" : "`" + value.text() + "`") + " is not; put it in quotes";
    }

    private static String wrong(ConfigKey key, Scalar value, String kind) {
        String wanted =
                switch (key) {
                    case POOL_SIZE -> "must be a number";
                    case TELEMETRY -> "must be true or false";
                    default -> "must be text; put it in quotes";
                };
        String shown = key == ConfigKey.CONNECTION_STRING ? "" : ", `" + value.text() + "`";
        return "is " + kind + shown + ", and " + wanted;
    }
}
