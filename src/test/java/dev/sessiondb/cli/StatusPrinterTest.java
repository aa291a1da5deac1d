package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.backup.BackupFile;
import dev.sessiondb.backup.BackupHealth;
import dev.sessiondb.backup.Damage;
import dev.sessiondb.config.Backend;
import dev.sessiondb.config.ConfigWarning;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Overrides;
import dev.sessiondb.config.Setting;
import dev.sessiondb.config.Settings;
import dev.sessiondb.config.Undecided;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.preflight.Contents;
import dev.sessiondb.preflight.DriftFacts;
import dev.sessiondb.preflight.DriftRules;
import dev.sessiondb.status.BackendState;
import dev.sessiondb.status.BackupsStatus;
import dev.sessiondb.status.NextStep;
import dev.sessiondb.status.StatusReport;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.TableRows;
import dev.sessiondb.store.TargetDescription;
import dev.sessiondb.store.TargetStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against the golden files of {@code src/test/resources/golden}. */
class StatusPrinterTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PastedCommands COMMANDS =
            new PastedCommands(new Overrides(Optional.of("my app.db"), Optional.of("app"), Optional.empty()));

    @Test
    void everythingThatCanBeSaid() throws IOException {
        assertThat(text(full())).isEqualTo(golden("status-full.txt"));
        assertThat(JsonStatus.of(full(), COMMANDS).toPrettyString() + "\n").isEqualTo(golden("status-full.json"));
    }

    @Test
    void nothingThereYet() throws IOException {
        Problem problem = Problem.of(ErrorCode.TARGET_UNAVAILABLE, "cannot connect to PostgreSQL at `db:5432/app`")
                .causedBy("connection refused")
                .hint("check that the server runs");
        StatusReport empty = new StatusReport(
                configuration(List.of()),
                new BackendState.NotConfigured<>(),
                new BackendState.Unreachable<>("db:5432/app", problem),
                new BackendState.NotConfigured<>(),
                new BackupsStatus(Path.of("/backups"), List.of(), true, Optional.empty()),
                Optional.empty(),
                Optional.of("both backends must answer"),
                List.of(),
                List.of());
        assertThat(text(empty)).isEqualTo(golden("status-empty.txt"));
    }

    private static StatusReport full() {
        Contents contents =
                new Contents(List.of(new MergeCount("users", 2, 10, 1, 0, 3, List.of(), 0, List.of(), List.of())));
        Cutover cutover =
                new Cutover(NOON, "postgres", Optional.of("run-1"), "/p/.sessiondb/config.yaml", "0.1.0", "box", "op");
        Configuration configuration = configuration(List.of(new ConfigWarning(
                "config.key-renamed", "/p/.sessiondb/config.yaml:4", "`a` is an old name of `b`", "rename it", false)));
        return new StatusReport(
                configuration,
                new BackendState.Known<>(new SourceStatus(
                        Path.of("/p/my app.db"),
                        1_007_616,
                        4_120,
                        "wal",
                        NOON,
                        List.of(new TableRows("users", 13), new TableRows("bad", -1)),
                        List.of("Tree 2 page 3: btreeInitPage() returns error code 11"),
                        "read-only")),
                new BackendState.Known<>(target(cutover)),
                new BackendState.NotConfigured<>(),
                new BackupsStatus(Path.of("/backups"), List.of(backup()), true, Optional.empty()),
                Optional.of(contents),
                Optional.empty(),
                DriftRules.of(new DriftFacts(
                        configuration.settings().backend(),
                        List.of(),
                        Optional.of(cutover),
                        true,
                        Optional.of(contents))),
                List.of(
                        new NextStep("first", List.of("migrate", "to", "postgres"), Optional.empty()),
                        new NextStep("then", List.of(), Optional.of("export A=b"))));
    }

    private static TargetStatus target(Cutover cutover) {
        RunSummary run = new RunSummary(
                "run-1",
                "published",
                "publish",
                NOON,
                NOON,
                Optional.of(NOON),
                false,
                "/p/my app.db",
                "0.1.0",
                "box",
                7,
                "op",
                Optional.empty(),
                Optional.empty(),
                "{}");
        return new TargetStatus(
                new TargetDescription("db:5432/app", "app", "15.18", "app"),
                true,
                Optional.of("20261121.1.2"),
                1,
                List.of(new TableRows("users", 14)),
                List.of("run-0"),
                Optional.of(run),
                Optional.of(run),
                Optional.of(cutover));
    }

    private static BackupEntry backup() {
        Path dump = Path.of("/backups/b.json");
        return new BackupEntry(
                "b",
                NOON,
                Path.of("/backups/b.manifest.json"),
                new BackupFile(Path.of("/backups/b.db"), 4096, "aa"),
                new BackupFile(dump, 904, "bb"),
                Optional.empty(),
                Map.of(),
                "/p/my app.db",
                Optional.empty(),
                Optional.empty(),
                new BackupHealth.Damaged(dump, Damage.CHECKSUM, "`/backups/b.json` was changed"));
    }

    private static Configuration configuration(List<ConfigWarning> warnings) {
        Settings settings = new Settings(
                new Setting<>(Backend.SQLITE, "/p/.sessiondb/config.yaml:2"),
                Optional.empty(),
                Optional.empty(),
                new Setting<>("app", "--schema"),
                Optional.empty(),
                new Setting<>(0, "default"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Setting<>(Path.of("/backups"), "default"),
                Optional.empty(),
                Undecided.NONE);
        return new Configuration(
                settings,
                Optional.of(Path.of("/p/.sessiondb/config.yaml")),
                Optional.empty(),
                Path.of("/home/.config/sessiondb/config.yaml"),
                warnings,
                List.of());
    }

    private static String text(StatusReport status) {
        StringWriter out = new StringWriter();
        new StatusPrinter(new PrintWriter(out), COMMANDS).print(status);
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/golden", name));
    }
}
