package dev.sessiondb.config.edit;

/**
 * Text put in the place of other text.
 *
 * @param from where the other text starts, in characters from 0
 * @param to where it ends
 * @param text what stands there instead
 */
record Splice(int from, int to, String text) {

    static Splice insert(int at, String text) {
        return new Splice(at, at, text);
    }

    String in(String whole) {
        return whole.substring(0, from) + text + whole.substring(to);
    }
}
