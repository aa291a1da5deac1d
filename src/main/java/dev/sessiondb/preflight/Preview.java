package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.TargetDescription;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known before anything is written: every check, and the plan as far as one could be made.
 *
 * @param source empty when it can't be read
 * @param target empty when it doesn't answer
 * @param plan empty when either is
 * @param merges what would happen to the rows of each table that exists already
 * @param drifts where configuration and reality have parted; among the checks, too
 */
public record Preview(
        List<Check> checks,
        Optional<SourceDescription> source,
        Optional<TargetDescription> target,
        Optional<BackupPlan> backup,
        Optional<MigrationPlan> plan,
        List<MergeCount> merges,
        List<Drift> drifts) {

    public Preview {
        checks = List.copyOf(checks);
        merges = List.copyOf(merges);
        drifts = List.copyOf(drifts);
    }

    /** The same with one more check. */
    public Preview with(Check check) {
        return new Preview(
                Stream.concat(checks.stream(), Stream.of(check)).toList(),
                source,
                target,
                backup,
                plan,
                merges,
                drifts);
    }

    /** The failure that decides the exit status: source before target before lock before the rest. */
    public Optional<ErrorCode> obstacle() {
        return first(checks);
    }

    /** The failure that comes first among these checks'. */
    static Optional<ErrorCode> first(List<Check> checks) {
        return checks.stream().filter(Check::failed).map(Check::code).min(Comparator.comparingInt(Preview::rank));
    }

    private static int rank(ErrorCode code) {
        return switch (code) {
            case SOURCE_UNAVAILABLE -> 0;
            case TARGET_UNAVAILABLE -> 1;
            case LOCKED -> 2;
            default -> 3;
        };
    }
}
