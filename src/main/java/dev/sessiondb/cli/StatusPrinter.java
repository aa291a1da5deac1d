package dev.sessiondb.cli;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.ConfigWarning;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.preflight.Contents;
import dev.sessiondb.status.BackendState;
import dev.sessiondb.status.BackupsStatus;
import dev.sessiondb.status.NextStep;
import dev.sessiondb.status.StatusReport;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TargetStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints a status as text. */
final class StatusPrinter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final PastedCommands commands;

    StatusPrinter(PrintWriter out, PastedCommands commands) {
        this.out = out;
        this.commands = commands;
    }

    void print(StatusReport status) {
        new DriftPrinter(commands).print(status.drifts(), out);
        Setting<Backend> backend = status.configuration().settings().backend();
        out.println("backend   " + backend.value() + "  (" + backend.origin() + ")");
        out.println();
        sqlite(status.sqlite(), status.configuration().settings());
        postgres(status.postgres());
        json(status);
        contents(status);
        backups(status.backups());
        deprecations(status.configuration().warnings());
        next(status.next());
        out.flush();
    }

    private void sqlite(BackendState<SourceStatus> state, Settings settings) {
        if (head("sqlite", state, state.known().map(s -> s.path().toString()).orElse(""))) {
            found(settings.sqlitePath());
            SourceStatus sqlite = state.known().orElseThrow();
            line("size", Words.bytes(sqlite.bytes()));
            line("tables", tables(sqlite.tables()));
            line("last write", TIME.format(sqlite.lastWrite()));
            String wal = sqlite.walBytes() > 0 ? ", and " + Words.bytes(sqlite.walBytes()) + " in the WAL" : "";
            line("journal", sqlite.journalMode() + wal);
            line(
                    "integrity",
                    sqlite.integrityProblems().isEmpty()
                            ? "ok"
                            : "DAMAGED: " + String.join("; ", sqlite.integrityProblems()));
        }
        undecided(settings.undecided().sqlite());
        out.println();
    }

    /** A file that nobody named. */
    private void found(Optional<Setting<Path>> file) {
        file.filter(Setting::isDefault).ifPresent(known -> line("found", "at the " + known.origin()));
    }

    private void undecided(List<Setting<Path>> files) {
        files.forEach(file -> line("perhaps", NoFileGiven.words(file)));
    }

    private void postgres(BackendState<TargetStatus> state) {
        String name = state.known()
                .map(s ->
                        s.description().name() + ", schema `" + s.description().schema() + "`")
                .orElse("");
        if (head("postgres", state, name)) {
            TargetStatus postgres = state.known().orElseThrow();
            line(
                    "server",
                    "PostgreSQL " + postgres.description().serverVersion() + ", as user `"
                            + postgres.description().user() + "`");
            line("version", version(postgres));
            line("tables", postgres.schemaExists() ? tables(postgres.tables()) : "the schema doesn't exist yet");
            line("last run", postgres.lastRun().map(StatusPrinter::run).orElse("none"));
            line(
                    "cutover",
                    postgres.cutover()
                            .map(c -> "`" + c.backend() + "` made the default at " + TIME.format(c.at()) + " on host "
                                    + c.host())
                            .orElse("none"));
            line(
                    "staging",
                    postgres.leftoverStages().isEmpty()
                            ? "no schema left behind"
                            : "left behind by run " + String.join(", ", postgres.leftoverStages()));
        }
        out.println();
    }

    private void json(StatusReport status) {
        undecided(status.configuration().settings().undecided().json());
        if (!status.json().configured()) {
            return;
        }
        if (head(
                "json",
                status.json(),
                status.json().known().map(j -> j.path().toString()).orElse(""))) {
            found(status.configuration().settings().jsonPath());
            status.json().known().ifPresent(file -> {
                line("size", Words.bytes(file.bytes()));
                line("last write", TIME.format(file.lastWrite()));
            });
        }
        out.println();
    }

    /** Whether there is more to say. */
    private boolean head(String backend, BackendState<?> state, String name) {
        String format = "%-8s  %s%n";
        if (state instanceof BackendState.Unreachable<?> unreachable) {
            out.printf(format, backend, unreachable.name());
            line(
                    "UNREACHABLE",
                    unreachable.problem().message()
                            + unreachable
                                    .problem()
                                    .causedBy()
                                    .map(cause -> ": " + Words.indent(cause, 4))
                                    .orElse(""));
            unreachable.problem().hint().ifPresent(hint -> line("hint", hint));
            return false;
        }
        out.printf(format, backend, state.configured() ? name : "not configured");
        return state.configured();
    }

    private void contents(StatusReport status) {
        out.println("contents  "
                + status.contents()
                        .map(StatusPrinter::words)
                        .orElseGet(
                                () -> "not compared: " + status.contentsNote().orElse("")));
        out.println();
    }

    private static String words(Contents contents) {
        return contents.equal()
                ? "both backends hold the same rows"
                : Words.count(contents.onlyInSource(), "row") + " only in SQLite, "
                        + Words.count(contents.onlyInTarget(), "row") + " only in PostgreSQL, "
                        + Words.count(contents.differing(), "row") + " of the same key differing";
    }

    private void backups(BackupsStatus backups) {
        out.println("backups   " + backups.directory());
        line(
                "count",
                backups.obstacle().orElseGet(() -> Words.count(backups.entries().size(), "backup")));
        backups.entries().stream()
                .findFirst()
                .ifPresent(newest -> line("newest", newest.name() + ", " + Words.bytes(newest.bytes())));
        List<BackupEntry> damaged = backups.damaged();
        if (!backups.entries().isEmpty()) {
            line("checksums", damaged.isEmpty() ? (backups.checked() ? "all good" : "not looked at") : "NOT GOOD");
        }
        damaged.forEach(entry -> line(
                "damaged", entry.name() + ": " + BackupsStatus.problem(entry).orElse("")));
        out.println();
    }

    private void deprecations(List<ConfigWarning> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        out.println("configuration");
        for (ConfigWarning warning : warnings) {
            out.println("  " + warning.message() + " (" + warning.origin() + ")");
            out.println("    hint: " + warning.hint());
        }
        out.println();
    }

    private void next(List<NextStep> steps) {
        out.println("next");
        if (steps.isEmpty()) {
            out.println("  nothing to do");
        }
        int number = 1;
        for (NextStep step : steps) {
            out.println("  " + number + ". " + step.description());
            out.println("     " + step.shell().orElseGet(() -> commands.of(step.arguments())));
            number++;
        }
    }

    private void line(String name, String text) {
        out.printf("  %-10s  %s%n", name, text);
    }

    private static String version(TargetStatus postgres) {
        String failures = postgres.schemaFailures() == 0 ? "" : ", " + postgres.schemaFailures() + " FAILED";
        return postgres.schemaVersion().orElse("none") + failures;
    }

    private static String tables(List<TableRows> tables) {
        long unreadable = tables.stream().filter(t -> t.rows() < 0).count();
        long rows = tables.stream().mapToLong(t -> Math.max(0, t.rows())).sum();
        return Words.count(tables.size(), "table") + ", " + Words.count(rows, "row")
                + (unreadable == 0 ? "" : " (" + unreadable + " may not be read)");
    }

    private static String run(RunSummary run) {
        Instant when = run.finishedAt().orElse(run.updatedAt());
        String phase = run.finishedAt().isEmpty() ? " in phase " + run.phase() : "";
        return run.runId() + ": " + RunsPrinter.state(run) + phase + " at " + TIME.format(when) + ", from "
                + run.source()
                + run.error().map(error -> "; " + error).orElse("");
    }
}
