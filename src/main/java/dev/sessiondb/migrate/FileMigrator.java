package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.LifeSign;
import dev.sessiondb.io.Sha256;
import dev.sessiondb.preflight.FilePreflight;
import dev.sessiondb.preflight.FilePrepared;
import dev.sessiondb.preflight.FilePreview;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Migrates a source to a file: written beside the target, read again and compared, and only then given its name. */
public final class FileMigrator {

    /**
     * What the operator asked for.
     *
     * @param command that this is, for the backup
     * @param replace whether a file that is there may be replaced
     * @param backups where the backup goes
     */
    public record Options(String command, boolean replace, BackupPlace backups) {}

    private final FilePreflight.Stores stores;
    private final Options options;
    private final RunEnvironment environment;
    private final RunListener listener;
    private final PhaseTimer timer;
    private final List<String> warnings = new ArrayList<>();

    public FileMigrator(
            FilePreflight.Stores stores, Options options, RunEnvironment environment, RunListener listener) {
        this.stores = stores;
        this.options = options;
        this.environment = environment;
        this.listener = listener;
        this.timer = new PhaseTimer(listener);
    }

    /** The dry run; leaves everything as it was. What would go wrong is among the checks. */
    public FilePreview preview() {
        listener.phaseStarted(Phase.PREFLIGHT);
        try (FilePrepared prepared = prepare(environment.clock().instant())) {
            Interruption.check(listener);
            listener.sized(RunSize.of(prepared.preview()));
            return prepared.preview();
        }
    }

    /**
     * The real run.
     *
     * @param previewed is told the checks, before anything is written
     * @throws SessionDbException when it couldn't be published; its state says what there is now
     */
    public FileReport run(Consumer<FilePreview> previewed) {
        Instant now = environment.clock().instant();
        String runId = RunIds.next(now);
        timer.start(Phase.PREFLIGHT);
        try (FilePrepared prepared = prepare(now)) {
            Interruption.check(listener);
            timer.finish();
            listener.sized(RunSize.of(prepared.preview()));
            previewed.accept(prepared.preview());
            Optional<ErrorCode> obstacle = prepared.preview().obstacle();
            if (obstacle.isPresent()) {
                throw refusal(obstacle.get(), prepared.preview());
            }
            return guarded(runId, prepared);
        }
    }

    private FilePrepared prepare(Instant now) {
        return new FilePreflight(stores, new FilePreflight.Options(options.replace(), options.backups(), now))
                .prepare();
    }

    @SuppressWarnings("try") // it is enough that it is there
    private FileReport guarded(String runId, FilePrepared prepared) {
        Path staged = stores.file().temporary(runId);
        try (LifeSign sign = LifeSign.of(staged)) {
            return migrate(runId, staged, prepared);
        } catch (IOException e) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "cannot write beside `" + stores.file().path() + "`")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("check the directory's room and rights, and run the same command again")
                    .toException(e);
        } catch (SessionDbException e) {
            throw failed(staged, Interruption.behind(e, e.problem(), listener)).toException(e);
        } catch (RuntimeException | Error e) {
            throw failed(staged, Interruption.behind(e, Failures.unexpected(e), listener))
                    .toException(e);
        }
    }

    private FileReport migrate(String runId, Path staged, FilePrepared prepared) {
        Source source = prepared.source().orElseThrow();
        timer.start(Phase.BACKUP);
        for (Path leftover : stores.file().removeLeftovers()) {
            listener.note("`" + leftover + "`, which a run that died left, was removed");
        }
        Optional<BackupReport> backup = prepared.old().map(old -> backup(old, runId, prepared.preview()));
        timer.finish();
        timer.start(Phase.STAGE);
        Interruption.check(listener);
        stores.format().write(source, staged);
        timer.finish();
        timer.start(Phase.VERIFY);
        Interruption.check(listener);
        long values = stores.format().verify(source, staged);
        long bytes = bytes(staged);
        String sha256 = sha256(staged);
        timer.finish();
        timer.start(Phase.PUBLISH);
        publish(staged, prepared);
        timer.finish();
        if (source.writtenSince()) {
            warnings.add("the source was written to after the snapshot: what was written then is not in the new file");
        }
        return new FileReport(runId, prepared.preview(), backup, bytes, sha256, values, timer.times(), warnings);
    }

    private BackupReport backup(Source old, String runId, FilePreview preview) {
        Interruption.check(listener);
        BackupReport report = new BackupTaker(environment.toolVersion())
                .ofRun(runId, options.command())
                .take(old, stores.old(), preview.backup().orElseThrow());
        old.release();
        return report;
    }

    /** From here on this process must not have the old file open: closing it would drop the lock that keeps others out. */
    private void publish(Path staged, FilePrepared prepared) {
        boolean written = prepared.old().map(Source::writtenSince).orElse(false);
        prepared.old().ifPresent(Source::close);
        if (written) {
            throw Problem.of(
                            ErrorCode.MIGRATION_FAILED,
                            "`" + stores.file().path() + "` was written to while the new file was made")
                    .state("nothing was published; the file is as its writer left it")
                    .hint("stop the application that uses it, and run again")
                    .toException();
        }
        Interruption.check(listener);
        warnings.addAll(prepared.replacement().orElseThrow().publish(staged));
    }

    private Problem failed(Path staged, Problem problem) {
        Problem known = Failures.inPhase(timer.current(), problem);
        String state = known.state().equals(Problem.NOTHING_CHANGED)
                ? "nothing was published; `" + stores.file().path() + "` is as it was"
                : known.state();
        return known.state(remove(staged) ? state : state + "; `" + staged + "` is left over");
    }

    private static boolean remove(Path staged) {
        try {
            Files.deleteIfExists(staged);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long bytes(Path file) {
        return file.toFile().length();
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw Problem.of(ErrorCode.VERIFY_FAILED, "the new file `" + file + "` can't be read again")
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint("check the disk")
                    .toException(e);
        }
    }

    /** What ends a command whose preflight failed. */
    public static SessionDbException refusal(ErrorCode code, FilePreview preview) {
        return Migrator.refusal(code, preview.checks());
    }
}
