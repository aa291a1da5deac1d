package dev.sessiondb.migrate;

import java.util.Locale;

/** The phases of a run, in order. */
public enum Phase {
    PREFLIGHT,
    BACKUP,
    STAGE,
    VERIFY,
    PUBLISH;

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
