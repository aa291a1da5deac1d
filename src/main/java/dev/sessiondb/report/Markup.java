package dev.sessiondb.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes markup that reads the same as HTML and as XML: every element is closed, every text escaped. */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values by turns. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that never holds anything, such as {@code meta}. */
    Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Markup text(String text) {
        out.append(Escapes.of(text));
        return this;
    }

    /** What stands between backticks is code. */
    Markup prose(String text) {
        String[] parts = text.split("`", -1);
        if (parts.length % 2 == 0) {
            return text(text);
        }
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                text(parts[i]);
            } else {
                code(parts[i]);
            }
        }
        return this;
    }

    /** A name or a command, whose direction of writing is its own. */
    Markup code(String text) {
        return element("code", text, "dir", "auto");
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** A style sheet of our own, without a character that markup would read. */
    Markup style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("the style sheet can't stand in XML as it is");
        }
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    /** All that was written. */
    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("`" + open.peek() + "` is still open");
        }
        return out.toString();
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(Escapes.of(attributes[i + 1])).append('"');
        }
    }
}
