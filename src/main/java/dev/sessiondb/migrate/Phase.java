package dev.sessiondb.migrate;

import java.util.Locale;

/** The phases of a run, in order. */
public enum Phase {
    PREFLIGHT,
    BACKUP,
    STAGE,
    VERIFY,
    PUBLISH,
    /** Changing the configured default; only when that was asked for. */
    CUTOVER;

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
