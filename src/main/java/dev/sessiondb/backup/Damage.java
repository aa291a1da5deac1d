package dev.sessiondb.backup;

/** Why a backup isn't good. */
public enum Damage {
    MANIFEST_UNREADABLE,
    MISSING,
    UNREADABLE,
    SIZE,
    CHECKSUM,
    /** Sizes and checksums are right, and it can't be read, or holds other rows than it says. */
    CONTENT
}
