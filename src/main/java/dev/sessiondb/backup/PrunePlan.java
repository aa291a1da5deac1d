package dev.sessiondb.backup;

import java.nio.file.Path;
import java.util.List;

/**
 * What a prune would remove.
 *
 * @param directory absolute
 * @param decisions on all backups, the newest first
 * @param abandoned directories of backups that were not finished, whose processes are dead
 * @param unfinished directories of backups that may still be in the making; they stay
 * @param loose files that belong to no backup; they stay
 */
public record PrunePlan(
        Path directory,
        List<PruneDecision> decisions,
        List<UnfinishedBackup> abandoned,
        List<UnfinishedBackup> unfinished,
        List<LooseFile> loose) {

    public PrunePlan {
        decisions = List.copyOf(decisions);
        abandoned = List.copyOf(abandoned);
        unfinished = List.copyOf(unfinished);
        loose = List.copyOf(loose);
    }

    public List<BackupEntry> going() {
        return decisions.stream()
                .filter(PruneDecision::goes)
                .map(PruneDecision::entry)
                .toList();
    }

    public boolean nothing() {
        return going().isEmpty() && abandoned.isEmpty();
    }

    /** How much room it makes. */
    public long bytes() {
        return going().stream().mapToLong(BackupEntry::bytes).sum()
                + abandoned.stream().mapToLong(UnfinishedBackup::bytes).sum();
    }
}
