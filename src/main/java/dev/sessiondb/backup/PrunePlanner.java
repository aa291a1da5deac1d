package dev.sessiondb.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which backups go, for each source by itself: a directory may hold those of several. Reads the checksums of the newest ones, since only good ones count as kept; changes nothing. */
public final class PrunePlanner {
    private final BackupInventory inventory;
    private final PruneRule rule;
    private final Instant now;
    private final Set<String> inTheMaking = new HashSet<>();
    private final Map<String, Integer> goodOnes = new HashMap<>();

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
        int good = goodOnes.getOrDefault(entry.source(), 0);
        if (good == 0 || rule.keep().filter(number -> good < number).isPresent()) {
            return amongTheNewest(entry, good);
        }
        return young(entry) ? stays(entry, "it is not that old") : goes(entry, good);
    }

    private PruneDecision amongTheNewest(BackupEntry entry, int good) {
        BackupEntry checked = BackupCatalogue.check(entry);
        if (checked.health().damaged()) {
            return stays(
                    checked,
                    "it is damaged, and " + (good == 0 ? "no newer one is good" : "too few newer ones are good"));
        }
        goodOnes.put(entry.source(), good + 1);
        return stays(
                checked,
                good == 0 ? "the newest good one of its source" : "number " + (good + 1) + " of the good ones to keep");
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

    private PruneDecision goes(BackupEntry entry, int good) {
        String age = rule.olderThan().isPresent() ? "it is older than asked, and " : "";
        String newer = good == 1 ? "there is a newer good one" : "there are " + good + " newer good ones";
        return new PruneDecision(entry, true, age + newer + " of its source");
    }
}
