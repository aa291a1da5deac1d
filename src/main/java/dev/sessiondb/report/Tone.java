package dev.sessiondb.report;

import java.util.Locale;

/** How something is meant; always said in words, too. */
public enum Tone {
    GOOD,
    OPEN,
    BAD;

    String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
