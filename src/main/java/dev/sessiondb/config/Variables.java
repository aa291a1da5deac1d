package dev.sessiondb.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${NAME}} and {@code ${NAME:-default}} in a value, also within a default; two dollar signs and a brace stand for a dollar sign and a brace. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(:-)?");

    private final Environment environment;
    private final String text;
    private int position;

    private Variables(String text, Environment environment) {
        this.text = text;
        this.environment = environment;
    }

    /**
     * Fills a value in.
     *
     * @throws IllegalArgumentException when a variable isn't set and has no default, or isn't written as one; the message ends a sentence and never holds the value
     */
    static String fill(String text, Environment environment) {
        return new Variables(text, environment).upTo(false);
    }

    private String upTo(boolean brace) {
        StringBuilder filled = new StringBuilder();
        while (position < text.length()) {
            if (text.startsWith("$${", position)) {
                filled.append("${");
                position += 3;
            } else if (text.startsWith("${", position)) {
                position += 2;
                filled.append(variable());
            } else if (brace && text.charAt(position) == '}') {
                return filled.toString();
            } else {
                filled.append(text.charAt(position));
                position++;
            }
        }
        if (brace) {
            throw new IllegalArgumentException("has a `${` without its `}`; write `$${` for the characters themselves");
        }
        return filled.toString();
    }

    private String variable() {
        Matcher name = NAME.matcher(text).region(position, text.length());
        if (!name.lookingAt()) {
            throw new IllegalArgumentException(
                    "has a `${` that no variable's name follows; write `$${` for the characters themselves");
        }
        position = name.end();
        Optional<String> value = environment.variable(name.group(1));
        Optional<String> standIn = name.group(2) == null ? Optional.empty() : Optional.of(upTo(true));
        if (!text.startsWith("}", position)) {
            throw new IllegalArgumentException("has a `${" + name.group(1)
                    + "` that neither `}` nor `:-` follows; write `$${` for the characters themselves");
        }
        position++;
        return value.or(() -> standIn)
                .orElseThrow(() -> new IllegalArgumentException(
                        "needs the variable `" + name.group(1) + "`, which is not set and has no default"));
    }
}
