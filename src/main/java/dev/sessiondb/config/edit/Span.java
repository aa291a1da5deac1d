package dev.sessiondb.config.edit;

/**
 * Where something stands in a text.
 *
 * @param from its first character, from 0
 * @param to the character after its last
 */
record Span(int from, int to) {
    static final Span NONE = new Span(0, 0);

    String of(String text) {
        return text.substring(from, to);
    }

    boolean empty() {
        return from == to;
    }
}
