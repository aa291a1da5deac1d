package dev.sessiondb.backup;

/**
 * What becomes of one backup.
 *
 * @param entry with its health, where that had to be known
 * @param goes whether it is removed
 * @param reason why it goes or stays
 */
public record PruneDecision(BackupEntry entry, boolean goes, String reason) {}
