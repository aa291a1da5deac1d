package dev.sessiondb.profile;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names are carried. */
public enum Identifiers {
    /** As they are. */
    KEEP,
    /** {@code createdAt} and {@code HTTPStatus} become {@code created_at} and {@code http_status}. */
    SNAKE,
    /** In lower case. */
    LOWER;

    private static final Pattern BEFORE_WORD =
            Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");

    public String apply(String name) {
        return switch (this) {
            case KEEP -> name;
            case LOWER -> name.toLowerCase(Locale.ROOT);
            case SNAKE ->
                SEPARATORS
                        .matcher(BEFORE_WORD.matcher(name.strip()).replaceAll("_"))
                        .replaceAll("_")
                        .toLowerCase(Locale.ROOT);
        };
    }
}
