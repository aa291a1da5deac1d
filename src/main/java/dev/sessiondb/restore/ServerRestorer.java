package dev.sessiondb.restore;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.preflight.Preview;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.FileContent;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Makes PostgreSQL's tables equal to a backup's: a dry run, or the real one. Tables that only PostgreSQL has stay. */
public final class ServerRestorer {
    private static final Set<ErrorCode> NOT_RESTORED = EnumSet.of(
            ErrorCode.SOURCE_UNAVAILABLE,
            ErrorCode.PREFLIGHT_FAILED,
            ErrorCode.MIGRATION_FAILED,
            ErrorCode.VERIFY_FAILED);

    /** Makes the migration of a finished database into PostgreSQL that replaces what is there. */
    public interface Migrations {

        /**
         * For one database.
         *
         * @param name the file of the backup that the database is, or was made of; absolute
         */
        Migrator of(Path database, Path name);
    }

    private final RestoreOptions options;
    private final RestoreFiles files;
    private final Migrations migrations;

    public ServerRestorer(RestoreOptions options, RestoreFiles files, Migrations migrations) {
        this.options = options;
        this.files = files;
        this.migrations = migrations;
    }

    /** The dry run: every check; leaves everything as it was. */
    public ServerRestorePlan plan() {
        try (DatabaseContents contents = new DatabaseContents(files)) {
            BackupChoice choice = new BackupChoice(options, files);
            Optional<ChosenBackup> backup = choice.choose();
            Optional<Preview> preview =
                    backup.map(chosen -> migrator(chosen, contents).preview());
            return new ServerRestorePlan(backup, choice.checks(), preview);
        }
    }

    /**
     * The real run.
     *
     * @param chosen is given what is known of the backup before the migration begins
     * @throws SessionDbException when it wasn't restored; its state says what there is now
     */
    public ServerRestoreReport run(Consumer<ServerRestorePlan> chosen) {
        try (DatabaseContents contents = new DatabaseContents(files)) {
            BackupChoice choice = new BackupChoice(options, files);
            Optional<ChosenBackup> backup = choice.choose();
            ServerRestorePlan plan = new ServerRestorePlan(backup, choice.checks(), Optional.empty());
            chosen.accept(plan);
            if (plan.obstacle().isPresent()) {
                throw Restorer.refusal(plan.obstacle().get());
            }
            ChosenBackup restored = backup.orElseThrow();
            return new ServerRestoreReport(
                    restored, migrator(restored, contents).run());
        } catch (SessionDbException e) {
            throw notRestored(e);
        }
    }

    private Migrator migrator(ChosenBackup backup, DatabaseContents contents) {
        FileContent database = contents.of(backup);
        return migrations.of(
                database.path(), backup.content().path().toAbsolutePath().normalize());
    }

    /** What ends a dry run one of whose checks failed. */
    public static SessionDbException refusal(ServerRestorePlan plan) {
        return plan.obstacle().map(Restorer::refusal).orElseGet(() -> {
            Preview preview = plan.preview().orElseThrow();
            return notRestored(Migrator.refusal(preview.obstacle().orElseThrow(), preview));
        });
    }

    /** Whether the dry run says that it can't be restored. */
    public static boolean refused(ServerRestorePlan plan) {
        List<Check> failed = plan.checks().stream().filter(Check::failed).toList();
        return !failed.isEmpty() || plan.preview().flatMap(Preview::obstacle).isPresent();
    }

    private static SessionDbException notRestored(SessionDbException failure) {
        Problem problem = failure.problem();
        if (!NOT_RESTORED.contains(problem.code())) {
            return failure;
        }
        return new Problem(
                        ErrorCode.RESTORE_FAILED,
                        problem.message(),
                        problem.causedBy(),
                        problem.state(),
                        problem.hint())
                .toException(failure);
    }
}
