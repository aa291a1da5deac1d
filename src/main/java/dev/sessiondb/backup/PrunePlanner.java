package dev.sessiondb.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which backups go. Reads the checksums of the newest ones, since only good ones count as kept; changes nothing. */
public final class PrunePlanner {
    private final BackupInventory inventory;
    private final PruneRule rule;
    private final Instant now;
    private final Set<String> inTheMaking = new HashSet<>();
    private int good;

    private PrunePlanner(BackupInventory inventory, PruneRule rule, Instant now) {
        this.inventory = inventory;
        this.rule = rule;
        this.now = now;
        inventory.unfinished().stream()
                .filter(u -> !u.abandoned(now))
                .forEach(u -> inTheMaking.add(BackupNames.baseOf(u.directory(), BackupNames.PARTIAL)));
    }

    /**
     * Makes the plan.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code RESTORE_FAILED} when the directory can't be read, {@code INTERRUPTED} when the thread is
     */
    public static PrunePlan plan(Path directory, PruneRule rule, Instant now) {
        return new PrunePlanner(BackupInventory.of(directory), rule, now).plan();
    }

    private PrunePlan plan() {
        List<PruneDecision> decisions = new ArrayList<>();
        for (BackupEntry entry : inventory.entries()) {
            decisions.add(decide(entry));
        }
        return new PrunePlan(
                inventory.directory(),
                decisions,
                inventory.unfinished().stream().filter(u -> u.abandoned(now)).toList(),
                inventory.unfinished().stream().filter(u -> !u.abandoned(now)).toList(),
                inventory.loose());
    }

    private PruneDecision decide(BackupEntry entry) {
        if (entry.health().damaged()) {
            return stays(entry, "its manifest can't be used, so it isn't known what it is");
        }
        if (inTheMaking.contains(entry.name())) {
            return stays(entry, "it is being made");
        }
        if (!ownFiles(entry)) {
            return stays(entry, "its manifest names files that are not called as it is");
        }
        if (good == 0 || kept()) {
            return amongTheNewest(entry);
        }
        return young(entry)
                ? stays(entry, "it is not that old")
                : goes(entry, "there are " + good + " newer good ones");
    }

    private PruneDecision amongTheNewest(BackupEntry entry) {
        BackupEntry checked = BackupCatalogue.check(entry);
        if (checked.health().damaged()) {
            return stays(
                    checked,
                    "it is damaged, and " + (good == 0 ? "no newer one is good" : "too few newer ones are good"));
        }
        good++;
        return stays(checked, good == 1 ? "the newest good one" : "number " + good + " of the good ones to keep");
    }

    private boolean kept() {
        return rule.keep().filter(number -> good < number).isPresent();
    }

    private boolean young(BackupEntry entry) {
        return rule.olderThan()
                .filter(age -> !entry.time().isBefore(now.minus(age)))
                .isPresent();
    }

    /** A manifest may name what it likes; what belongs to another backup must not go with this one. */
    private static boolean ownFiles(BackupEntry entry) {
        return entry.files().stream()
                .allMatch(file -> String.valueOf(file.path().getFileName()).startsWith(entry.name() + "."));
    }

    private static PruneDecision stays(BackupEntry entry, String reason) {
        return new PruneDecision(entry, false, reason);
    }

    private PruneDecision goes(BackupEntry entry, String reason) {
        String age = rule.olderThan().isPresent() ? "it is older than asked, and " : "";
        return new PruneDecision(entry, true, age + (good == 1 ? "there is a newer good one" : reason));
    }
}
