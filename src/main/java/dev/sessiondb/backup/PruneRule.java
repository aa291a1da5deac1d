package dev.sessiondb.backup;

import java.time.Duration;
import java.util.Optional;

/**
 * Which backups may go; of two conditions, those that both let go.
 *
 * @param keep how many good ones of each source stay, the newest, at least 1
 * @param olderThan how old one must be to go
 */
public record PruneRule(Optional<Integer> keep, Optional<Duration> olderThan) {

    public PruneRule {
        if (keep.isEmpty() && olderThan.isEmpty()) {
            throw new IllegalArgumentException("a rule has a condition");
        }
        if (keep.filter(number -> number < 1).isPresent()) {
            throw new IllegalArgumentException("one backup is kept at least");
        }
        if (olderThan.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("an age is positive");
        }
    }
}
