package dev.sessiondb.report;

import dev.sessiondb.report.CarriedRun.CarriedTable;
import dev.sessiondb.report.CarriedRun.Counts;
import dev.sessiondb.report.CarriedRun.RejectedRows;
import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.report.PlannedRun.PlannedCheck;
import dev.sessiondb.report.PlannedRun.PlannedColumn;
import dev.sessiondb.report.PlannedRun.PlannedFinding;
import dev.sessiondb.report.PlannedRun.PlannedKey;
import dev.sessiondb.report.PlannedRun.PlannedTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A run whose every part is known, with names that would break a page that didn't escape them. */
final class Samples {
    static final Instant STARTED = Instant.parse("2026-11-20T20:45:00Z");
    static final Instant MADE = Instant.parse("2026-11-20T20:46:40Z");
    static final String EVIL = "<script>alert('x')</script> & \"y\"\nשלום \u202e";

    private Samples() {}

    static RunContent published() {
        return run(RunKind.PUBLISHED, Optional.empty(), Optional.of(plan()), Optional.of(carried()));
    }

    static RunContent dryRun() {
        return run(RunKind.DRY_RUN, Optional.empty(), Optional.of(plan()), Optional.empty());
    }

    static RunContent run(
            RunKind kind, Optional<Failure> failure, Optional<PlannedRun> plan, Optional<CarriedRun> carried) {
        boolean done = carried.isPresent();
        return new RunContent(
                kind,
                "migrate to postgres",
                done ? Optional.of("20261120T204500Z-4f1c") : Optional.empty(),
                Optional.of(STARTED),
                Optional.of(STARTED.plusSeconds(95)),
                "/data/app.db",
                "db:5432/app, schema public",
                "1.0",
                Optional.of("operator on host h"),
                failure,
                plan,
                carried,
                done ? List.of(new PhaseDuration("preflight", 1200), new PhaseDuration("stage", 93_000)) : List.of(),
                Optional.of(backup(done)),
                List.of(new Steps.Step("do it", Optional.of("sessiondb migrate to postgres --dry-run=false"))),
                done
                        ? List.of(
                                new Steps.Step("stop the application", Optional.empty()),
                                new Steps.Step("put the file back", Optional.of("sessiondb restore --backup 'a b'")))
                        : List.of(),
                List.of("the source was written to after the snapshot"));
    }

    static KeptBackup backup(boolean made) {
        return new KeptBackup(
                made,
                List.of(new KeptFile(
                        "copy",
                        "/backups/session-backup.db",
                        OptionalLong.of(4_096_000),
                        made ? Optional.of("0123456789abcdef".repeat(4)) : Optional.empty())),
                "/backups/session-backup.manifest.json");
    }

    static PlannedRun plan() {
        PlannedTable users = new PlannedTable(
                "users",
                "users",
                "move",
                1_000,
                0,
                List.of(
                        new PlannedColumn("id", "INTEGER", "id", "bigint", "declared"),
                        new PlannedColumn("boss", "", "boss", "bigint", "seen: integers only")),
                List.of(new PlannedKey("users_boss_fkey", List.of("boss"), "users", List.of("id"))));
        PlannedTable evil = new PlannedTable(
                EVIL,
                EVIL,
                "merge",
                500,
                2,
                List.of(new PlannedColumn("<b>", "DATETIME", "<b>", "timestamptz", "declared")),
                List.of(new PlannedKey("k", List.of("<b>"), "users", List.of("id"))));
        return new PlannedRun(
                List.of(users, evil),
                List.of(new PlannedFinding(
                        "trigger-not-carried",
                        "warning",
                        "users",
                        Optional.of("id"),
                        OptionalLong.of(3_210),
                        Optional.of("trigger `t` is not carried: </td>"),
                        Optional.of("CREATE TRIGGER t ... '</pre>'"))),
                List.of(
                        new PlannedCheck(
                                "source.exists",
                                "source exists",
                                "pass",
                                Optional.of("`/data/app.db`"),
                                Optional.empty()),
                        new PlannedCheck(
                                "space",
                                "room for the backup",
                                "warn",
                                Optional.of("little"),
                                Optional.of("make room"))),
                12,
                12);
    }

    static CarriedRun carried() {
        return new CarriedRun(
                "full",
                List.of(
                        new CarriedTable(
                                "users",
                                "users",
                                1_000,
                                new Counts(1_000, 0, 0, 0, 0, 0),
                                OptionalLong.of(81_920),
                                1_250,
                                2_000),
                        new CarriedTable(
                                EVIL, EVIL, 498, new Counts(490, 8, 0, 0, 0, 2), OptionalLong.empty(), 40, 498)),
                List.of("`users.id` goes on with 1001"),
                Optional.of(new RejectedRows("/backups/rejects.ndjson", 2)),
                List.of(
                        new Sample(0, 0, 0),
                        new Sample(1_000, 5_000_000, 500),
                        new Sample(2_000, 15_000_000, 1_100),
                        new Sample(4_000, 18_000_000, 1_498)));
    }
}
