package dev.sessiondb.status;

import dev.sessiondb.backup.BackupCatalogue;
import dev.sessiondb.backup.BackupEntry;
import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Setting;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.preflight.Contents;
import dev.sessiondb.preflight.ContentsComparison;
import dev.sessiondb.preflight.Drift;
import dev.sessiondb.preflight.DriftFacts;
import dev.sessiondb.preflight.DriftRules;
import dev.sessiondb.preflight.PublishedSource;
import dev.sessiondb.store.SourceStatus;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStatus;
import dev.sessiondb.store.TargetStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks every backend how it is. One that doesn't answer is part of the answer. Writes nothing. */
public final class StatusReader {
    private final Configuration configuration;
    private final Optional<SourceStore> source;
    private final Optional<TargetStore> target;
    private final boolean quick;

    /**
     * A reader.
     *
     * @param quick look at no row and no checksum
     */
    public StatusReader(
            Configuration configuration, Optional<SourceStore> source, Optional<TargetStore> target, boolean quick) {
        this.configuration = configuration;
        this.source = source;
        this.target = target;
        this.quick = quick;
    }

    public StatusReport read() {
        BackendState<SourceStatus> sqlite = sqlite();
        Optional<Target> open = Optional.empty();
        try {
            BackendState<Target> connection = connect();
            open = connection.known();
            return report(sqlite, connection);
        } finally {
            open.ifPresent(Target::close);
        }
    }

    private StatusReport report(BackendState<SourceStatus> sqlite, BackendState<Target> connection) {
        BackendState<TargetStatus> postgres = postgres(connection);
        Compared compared = compare(sqlite, postgres, connection.known());
        BackupsStatus backups = backups();
        List<Drift> drifts = DriftRules.of(new DriftFacts(
                configuration.settings().backend(),
                configuration.disagreements(),
                postgres.known().flatMap(TargetStatus::cutover),
                written(sqlite, postgres),
                compared.contents()));
        StatusReport known = new StatusReport(
                configuration,
                sqlite,
                postgres,
                json(),
                backups,
                compared.contents(),
                compared.note(),
                drifts,
                List.of());
        return new StatusReport(
                configuration,
                sqlite,
                postgres,
                known.json(),
                backups,
                compared.contents(),
                compared.note(),
                drifts,
                NextSteps.of(known));
    }

    private BackendState<SourceStatus> sqlite() {
        if (source.isEmpty()) {
            return new BackendState.NotConfigured<>();
        }
        SourceStore store = source.get();
        try {
            return new BackendState.Known<>(store.status());
        } catch (SessionDbException e) {
            return new BackendState.Unreachable<>(store.path().toString(), e.problem());
        }
    }

    private BackendState<Target> connect() {
        if (target.isEmpty()) {
            return new BackendState.NotConfigured<>();
        }
        try {
            return new BackendState.Known<>(target.get().open());
        } catch (SessionDbException e) {
            return new BackendState.Unreachable<>(target.get().name(), e.problem());
        }
    }

    private BackendState<TargetStatus> postgres(BackendState<Target> connection) {
        if (connection instanceof BackendState.Unreachable<Target> unreachable) {
            return new BackendState.Unreachable<>(unreachable.name(), unreachable.problem());
        }
        if (connection.known().isEmpty()) {
            return new BackendState.NotConfigured<>();
        }
        try {
            return new BackendState.Known<>(connection.known().get().status());
        } catch (SessionDbException e) {
            return new BackendState.Unreachable<>(target.orElseThrow().name(), e.problem());
        }
    }

    private BackendState<JsonFile> json() {
        Optional<Path> path = configuration.settings().jsonPath().map(Setting::value);
        if (path.isEmpty()) {
            return new BackendState.NotConfigured<>();
        }
        try {
            return new BackendState.Known<>(new JsonFile(
                    path.get(),
                    Files.size(path.get()),
                    Files.getLastModifiedTime(path.get()).toInstant()));
        } catch (IOException e) {
            Problem problem = Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot read `" + path.get() + "`")
                    .causedBy(e.getClass().getSimpleName());
            return new BackendState.Unreachable<>(path.get().toString(), problem);
        }
    }

    private static boolean written(BackendState<SourceStatus> sqlite, BackendState<TargetStatus> postgres) {
        return sqlite.known().isPresent()
                && PublishedSource.changed(
                        sqlite.known().get().path(),
                        sqlite.known().get().lastWrite(),
                        postgres.known().flatMap(TargetStatus::lastPublished));
    }

    /** What a comparison gave, or why there was none. */
    private record Compared(Optional<Contents> contents, Optional<String> note) {
        static Compared not(String why) {
            return new Compared(Optional.empty(), Optional.of(why));
        }
    }

    private Compared compare(
            BackendState<SourceStatus> sqlite, BackendState<TargetStatus> postgres, Optional<Target> open) {
        if (sqlite.known().isEmpty() || postgres.known().isEmpty() || open.isEmpty()) {
            return Compared.not("both backends must answer");
        }
        if (postgres.known().get().lastPublished().isEmpty()) {
            return Compared.not("nothing was migrated yet");
        }
        if (quick) {
            return Compared.not("left out by `--quick`");
        }
        try {
            return new Compared(
                    Optional.of(ContentsComparison.of(
                            source.orElseThrow(),
                            open.get(),
                            PublishedSource.zone(postgres.known().get().lastPublished()))),
                    Optional.empty());
        } catch (SessionDbException e) {
            return Compared.not(e.problem().message()
                    + e.problem().causedBy().map(cause -> ": " + cause).orElse(""));
        }
    }

    private BackupsStatus backups() {
        Path directory = configuration.settings().backupDirectory().value();
        try {
            List<BackupEntry> entries = BackupCatalogue.list(directory);
            List<BackupEntry> looked = quick
                    ? entries
                    : entries.stream().map(BackupCatalogue::check).toList();
            return new BackupsStatus(directory, looked, !quick, Optional.empty());
        } catch (SessionDbException e) {
            String why = e.problem().message()
                    + e.problem().causedBy().map(cause -> ": " + cause).orElse("");
            return new BackupsStatus(directory, List.of(), false, Optional.of(why));
        }
    }
}
