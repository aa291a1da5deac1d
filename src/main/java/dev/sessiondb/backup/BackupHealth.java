package dev.sessiondb.backup;

import java.nio.file.Path;

/** Whether a backup can be relied on. */
public sealed interface BackupHealth {

    /** Its manifest can be read; its files were not looked at. */
    record Unchecked() implements BackupHealth {}

    /** Both files have the size and the SHA-256 that the manifest states. */
    record Good() implements BackupHealth {}

    /**
     * It can't be relied on.
     *
     * @param file which of its files
     * @param detail what was found, naming the file
     */
    record Damaged(Path file, Damage damage, String detail) implements BackupHealth {}

    default boolean good() {
        return this instanceof Good;
    }

    default boolean damaged() {
        return this instanceof Damaged;
    }

    /** {@code unchecked}, {@code good} or {@code damaged}. */
    default String word() {
        return damaged() ? "damaged" : good() ? "good" : "unchecked";
    }
}
