package dev.sessiondb.status;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.config.Backend;
import dev.sessiondb.preflight.Contents;
import dev.sessiondb.preflight.Drift;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.TargetStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to do now, in order: what is broken first, then what has parted, then the way on. */
final class NextSteps {
    private final StatusReport status;
    private final List<NextStep> steps = new ArrayList<>();

    private NextSteps(StatusReport status) {
        this.status = status;
    }

    static List<NextStep> of(StatusReport status) {
        NextSteps next = new NextSteps(status);
        next.backends();
        next.backups();
        next.drift();
        if (next.steps.isEmpty()) {
            next.onward();
        }
        return List.copyOf(next.steps);
    }

    private void backends() {
        if (status.sqlite() instanceof BackendState.Unreachable<?> sqlite && inUse(Backend.SQLITE)) {
            steps.add(NextStep.command("mend this first: " + sqlite.problem().message(), "status"));
        }
        if (status.postgres() instanceof BackendState.Unreachable<?> postgres) {
            String hint = postgres.problem().hint().map(h -> " (" + h + ")").orElse("");
            steps.add(NextStep.command("mend this first: " + postgres.problem().message() + hint, "status"));
        }
        status.sqlite()
                .known()
                .filter(sqlite -> !sqlite.integrityProblems().isEmpty())
                .ifPresent(sqlite -> steps.add(NextStep.shell(
                        "the SQLite file is damaged: save what can be read",
                        "sqlite3 " + quoted(sqlite.path().toString()) + " .recover > recovered.sql")));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private boolean inUse(Backend backend) {
        return status.configuration().settings().backend().value() == backend;
    }

    private void backups() {
        List<String> damaged =
                status.backups().damaged().stream().map(BackupEntry::name).toList();
        if (!damaged.isEmpty()) {
            steps.add(NextStep.command(
                    "damaged: " + String.join(", ", damaged)
                            + "; put the files back from elsewhere or move them away, then look again",
                    "status"));
        }
    }

    private void drift() {
        for (Drift drift : status.drifts()) {
            for (Drift.Remedy remedy : drift.remedies()) {
                steps.add(new NextStep(drift.code() + ", " + remedy.when(), remedy.arguments(), Optional.empty()));
            }
        }
    }

    private void onward() {
        if (inUse(Backend.JSON)) {
            steps.add(NextStep.command(
                    "the JSON backend is deprecated: see what a migration would do",
                    "migrate",
                    "to",
                    "postgres",
                    "--from",
                    "json"));
        } else if (!status.sqlite().configured() && status.json().configured() && !inUse(Backend.POSTGRES)) {
            steps.add(NextStep.command(
                    "there is a session file: see what a migration would do",
                    "migrate",
                    "to",
                    "postgres",
                    "--from",
                    "json"));
        } else if (!status.sqlite().configured() && !inUse(Backend.POSTGRES)) {
            steps.add(NextStep.shell("say where the SQLite database is", "export SESSIONDB_SQLITE_PATH=app.db"));
        } else if (!status.postgres().configured()) {
            steps.add(NextStep.shell(
                    "say where PostgreSQL is", "export SESSIONDB_POSTGRES_URL=postgresql://user@host:5432/database"));
        } else {
            status.postgres().known().ifPresent(this::onward);
        }
    }

    private void onward(TargetStatus postgres) {
        boolean published = postgres.lastPublished().isPresent();
        Optional<RunSummary> underWay = postgres.lastRun().filter(RunSummary::underWay);
        if (underWay.isPresent()) {
            String run = underWay.get().runId();
            steps.add(NextStep.command("run " + run + " is at work: look again when it has ended", "status"));
            return;
        }
        if (postgres.lastRun().filter(RunSummary::died).isPresent()
                || !postgres.leftoverStages().isEmpty()) {
            steps.add(NextStep.command(
                    "a run died, and published nothing; the next real run clears away what it left",
                    "migrate",
                    "to",
                    "postgres",
                    "--dry-run=false"));
            return;
        }
        if (inUse(Backend.POSTGRES)) {
            return;
        }
        if (!published) {
            steps.add(NextStep.command("see what a migration would do", "migrate", "to", "postgres"));
            steps.add(NextStep.command(
                    "migrate, and make PostgreSQL the default",
                    "migrate",
                    "to",
                    "postgres",
                    "--dry-run=false",
                    "--set-default"));
        } else if (status.contents().filter(Contents::equal).isPresent()) {
            steps.add(NextStep.command("both hold the same: make PostgreSQL the default", "config", "use", "postgres"));
        } else {
            steps.add(NextStep.command(
                    "stop the application, bring over what is new, and make PostgreSQL the default",
                    "migrate",
                    "to",
                    "postgres",
                    "--dry-run=false",
                    "--set-default"));
        }
    }
}
