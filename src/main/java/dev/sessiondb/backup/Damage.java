package dev.sessiondb.backup;

/** Why a backup isn't good. */
public enum Damage {
    MANIFEST_UNREADABLE,
    MISSING,
    UNREADABLE,
    SIZE,
    CHECKSUM
}
