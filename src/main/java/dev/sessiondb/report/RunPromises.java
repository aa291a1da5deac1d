package dev.sessiondb.report;

import dev.sessiondb.report.KeptBackup.KeptFile;
import dev.sessiondb.report.PlannedRun.PlannedCheck;
import dev.sessiondb.report.PlannedRun.PlannedFinding;
import dev.sessiondb.report.Promises.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The four promises, each with what the run shows for it. */
final class RunPromises {
    private static final String NOT_RECORDED = "This was not recorded.";

    private final RunContent run;

    RunPromises(RunContent run) {
        this.run = run;
    }

    Promises all() {
        return new Promises(List.of(asked(), whole(), proved(), back()));
    }

    Promise asked() {
        List<String> evidence = new ArrayList<>();
        switch (run.kind()) {
            case DRY_RUN -> evidence.add("This was a dry run: it read, checked and planned, and wrote nothing.");
            case REFUSED -> evidence.add("A check failed, so nothing was begun.");
            case REHEARSED -> evidence.add("It was asked for with `--rehearse`; what was staged is dropped.");
            default ->
                evidence.add("It was asked for with `--dry-run=false`; without that it would have been a dry run.");
        }
        run.plan().filter(plan -> !plan.checks().isEmpty()).ifPresent(plan -> evidence.add(checks(plan)));
        return new Promise("Nothing happens until you say so", Tone.GOOD, "kept", evidence);
    }

    private static String checks(PlannedRun plan) {
        long failed = with(plan, "fail");
        long warned = with(plan, "warn");
        String passed = Amounts.count(with(plan, "pass")) + " of "
                + Amounts.count(plan.checks().size(), "check") + " passed";
        return passed + (warned > 0 ? ", " + Amounts.count(warned) + " warned" : "")
                + (failed > 0 ? ", " + Amounts.count(failed) + " failed" : "") + ", before anything was written.";
    }

    private static long with(PlannedRun plan, String status) {
        return plan.checks().stream()
                .map(PlannedCheck::status)
                .filter(status::equals)
                .count();
    }

    private Promise whole() {
        String title = "All or nothing";
        return switch (run.kind()) {
            case PUBLISHED ->
                new Promise(
                        title,
                        Tone.GOOD,
                        "kept",
                        List.of("All tables became visible in one transaction, which also wrote the run"
                                + run.runId().map(id -> " `" + id + "`").orElse("")
                                + " as published into `sessiondb_runs`."));
            case UNDONE -> new Promise(title, Tone.GOOD, "kept", List.of("All was published, and all was taken back."));
            case DRY_RUN ->
                new Promise(
                        title,
                        Tone.OPEN,
                        "nothing to show yet",
                        List.of("Nothing was published. A real run publishes all tables in one transaction."));
            case UNDER_WAY ->
                new Promise(title, Tone.OPEN, "nothing to show yet", List.of("Nothing is published yet."));
            default -> new Promise(title, Tone.GOOD, "kept", List.of(nothing()));
        };
    }

    private String nothing() {
        return run.failure()
                .flatMap(Failure::state)
                .map(state -> "Nothing of it is visible to the application: " + state + ".")
                .orElse("Nothing of it is visible to the application.");
    }

    private Promise proved() {
        String title = "Proved, not hoped";
        Optional<CarriedRun> carried = run.carried();
        if (carried.isPresent()) {
            return proved(title, carried.get());
        }
        if (run.kind().published() || run.kind() == RunKind.REHEARSED) {
            return new Promise(title, Tone.OPEN, "not recorded", List.of(NOT_RECORDED));
        }
        List<String> evidence = new ArrayList<>();
        run.plan().filter(plan -> !plan.tables().isEmpty()).ifPresent(plan -> evidence.add(planned(plan)));
        evidence.add(
                run.real() && run.kind() != RunKind.UNDER_WAY
                        ? "It ended before all was compared, or because of what the comparison found."
                        : "A real run compares every value after the load.");
        return new Promise(title, Tone.OPEN, "nothing to show yet", evidence);
    }

    private static String planned(PlannedRun plan) {
        long errors = plan.findings().stream()
                .map(PlannedFinding::severity)
                .filter("error"::equals)
                .count();
        return "Every value of " + Amounts.count(plan.rows(), "row")
                + " was read and tried against the type of its column: "
                + Amounts.count(plan.findings().size(), "finding") + ", " + Amounts.count(errors, "error")
                + "; the plan accounts for " + Amounts.count(plan.accounted()) + " of "
                + Amounts.count(plan.objects(), "object") + ".";
    }

    private Promise proved(String title, CarriedRun carried) {
        String accounted = "Accounted for: " + Amounts.count(carried.accountedRows()) + " of "
                + Amounts.count(carried.sourceRows(), "row")
                + run.plan()
                        .map(plan -> ", " + Amounts.count(plan.accounted()) + " of "
                                + Amounts.count(plan.objects(), "object"))
                        .orElse("")
                + ".";
        return switch (carried.verify()) {
            case "full" ->
                new Promise(
                        title,
                        Tone.GOOD,
                        "kept",
                        List.of(
                                Amounts.count(carried.values(), "value") + " in "
                                        + Amounts.count(carried.rows(), "row")
                                        + " read back from PostgreSQL and compared: all equal.",
                                accounted));
            case "counts" ->
                new Promise(
                        title,
                        Tone.OPEN,
                        "in part, as asked",
                        List.of("Rows were counted on both sides, values not compared.", accounted));
            default ->
                new Promise(title, Tone.OPEN, "not proved, as asked", List.of("Nothing was compared.", accounted));
        };
    }

    private Promise back() {
        String title = "You can go back";
        List<String> evidence = new ArrayList<>();
        Optional<KeptBackup> backup = run.backup();
        boolean made = backup.filter(KeptBackup::made).isPresent();
        backup.filter(KeptBackup::made).ifPresent(kept -> evidence.add(kept(kept)));
        if (made && run.kind().published()) {
            evidence.add("The commands are below.");
        }
        if (!made) {
            evidence.add("Nothing was changed, so there is nothing to go back from.");
        }
        backup.filter(kept -> !kept.made())
                .ifPresent(kept ->
                        evidence.add("A real run backs up first; the manifest will be `" + kept.manifest() + "`."));
        if (!made && run.kind().published()) {
            return new Promise(title, Tone.OPEN, "not recorded", List.of(NOT_RECORDED));
        }
        return new Promise(title, made ? Tone.GOOD : Tone.OPEN, made ? "kept" : "nothing to show yet", evidence);
    }

    static String kept(KeptBackup backup) {
        String names = backup.files().stream().map(KeptFile::name).collect(Collectors.joining(" and "));
        return "The backup was written and read back before the target was touched: " + names
                + ", each with its SHA-256.";
    }
}
