package dev.sessiondb.plan;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Identifiers;
import java.util.Optional;

/** Translates the patterns of LIKE and GLOB, which are literals; see {@code patternCompare} in SQLite's {@code func.c}. */
final class PatternSql {

    private PatternSql() {}

    /**
     * LIKE, which in SQLite takes ASCII letters of either case for the same.
     *
     * @param escape a code point, or -1 for none
     */
    static Optional<String> like(TypedSql text, String pattern, int escape) {
        if (Character.isLetter(escape)) {
            return Optional.empty();
        }
        StringBuilder translated = new StringBuilder();
        int[] points = AsciiNames.lower(pattern).codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean escaped = points[i] == escape;
            if (escaped && ++i == points.length) {
                return Optional.of("(CASE WHEN " + text.sql() + " IS NULL THEN NULL ELSE false END)");
            }
            boolean wildcard = !escaped && (points[i] == '%' || points[i] == '_');
            boolean special = points[i] == '%' || points[i] == '_' || points[i] == '\\';
            translated.append(special && !wildcard ? "\\" : "").appendCodePoint(points[i]);
        }
        return Optional.of("(lower(" + text.typed() + " COLLATE \"C\") LIKE "
                + Identifiers.literal(translated.toString()).strip() + ")");
    }

    /** GLOB, as a regular expression. */
    static Optional<String> glob(TypedSql text, String pattern) {
        return new GlobPattern(pattern)
                .regularExpression()
                .map(regex -> "(" + text.typed() + " COLLATE \"C\" ~ "
                        + Identifiers.literal(regex).strip() + ")");
    }
}
