package dev.sessiondb.config.edit;

import java.util.List;

/**
 * One statement of a TOML file.
 *
 * @param kind what it is
 * @param path the whole key from the top; an array of tables' element has an index in it, so that it is never a key looked for
 * @param start where its first character is
 * @param value where its value stands; for a header, the header
 */
record TomlStatement(Kind kind, List<String> path, int start, Span value) {
    enum Kind {
        HEADER,
        /** Under a header. */
        PAIR,
        /** Before all headers. */
        TOP_PAIR
    }

    boolean header() {
        return kind == Kind.HEADER;
    }

    String dotted() {
        return String.join(".", path);
    }

    boolean below(String dotted) {
        return dotted().startsWith(dotted + ".");
    }
}
