package dev.sessiondb.backup;

import java.nio.file.Path;

/** A file of a backup: its size in bytes and its SHA-256 as 64 lower-case hex digits. */
public record BackupFile(Path path, long bytes, String sha256) {}
