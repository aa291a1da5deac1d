package dev.sessiondb.config;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${NAME}} and {@code ${NAME:-default}} in a value. */
final class Variables {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}");

    private Variables() {}

    /** A value with its variables filled in, or the first that isn't set. */
    record Filled(Optional<String> value, Optional<String> missing) {

        Filled ifMissing(Consumer<String> action) {
            missing.ifPresent(action);
            return this;
        }

        void ifFilled(Consumer<String> action) {
            value.ifPresent(action);
        }
    }

    static Filled fill(String text, Environment environment) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            Optional<String> value =
                    environment.variable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)));
            if (value.isEmpty()) {
                return new Filled(Optional.empty(), Optional.of(matcher.group(1)));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return new Filled(Optional.of(matcher.appendTail(filled).toString()), Optional.empty());
    }
}
