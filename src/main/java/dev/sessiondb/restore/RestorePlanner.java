package dev.sessiondb.restore;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.DestinationState;
import dev.sessiondb.store.FileContent;
import dev.sessiondb.store.FileDestination;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes every check of one restore, and writes nothing. */
final class RestorePlanner {
    private final FileDestination destination;
    private final SourceStore current;
    private final RestoreOptions options;
    private final List<Check> checks = new ArrayList<>();

    RestorePlanner(FileDestination destination, SourceStore current, RestoreOptions options) {
        this.destination = destination;
        this.current = current;
        this.options = options;
    }

    RestorePlan plan(BackupChoice choice, RestoreContents contents) {
        Optional<ChosenBackup> backup = choice.choose();
        checks.addAll(choice.checks());
        Optional<FileContent> content = backup.flatMap(chosen -> content(chosen, contents));
        content.ifPresent(finished -> checks.addAll(destination.examine(finished.path())));
        Restorer.requireGoingOn();
        if (content.isPresent() && !failed() && destination.holds(content.get())) {
            return plan(backup, content, RestoreAction.NOTHING, Optional.empty());
        }
        checks.addAll(destination.probe(content.map(FileContent::bytes).orElse(0L)));
        return destination.state() == DestinationState.DATABASE
                ? plan(backup, content, RestoreAction.REPLACE, replaced())
                : plan(backup, content, RestoreAction.CREATE, Optional.empty());
    }

    private Optional<FileContent> content(ChosenBackup backup, RestoreContents contents) {
        try {
            return Optional.of(contents.of(backup));
        } catch (SessionDbException e) {
            if (e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            Problem problem = e.problem();
            String detail =
                    problem.message() + problem.causedBy().map(c -> ": " + c).orElse("");
            checks.add(Check.fail(
                            "backup.form",
                            "the backup holds what goes there",
                            detail,
                            problem.hint().orElse("choose another backup"))
                    .code(ErrorCode.RESTORE_FAILED));
            return Optional.empty();
        }
    }

    private RestorePlan plan(
            Optional<ChosenBackup> backup,
            Optional<FileContent> content,
            RestoreAction action,
            Optional<BackupPlan> replaced) {
        return new RestorePlan(backup, content, destination.path(), action, checks, replaced);
    }

    private boolean failed() {
        return checks.stream().anyMatch(Check::failed);
    }

    /** The backup of what is there; looked at only when nothing else stands in the way. */
    private Optional<BackupPlan> replaced() {
        if (failed()) {
            return Optional.empty();
        }
        for (Check check : current.probe()) {
            if (check.failed()) {
                checks.add(cannotBeKept(check.detail()));
                return Optional.empty();
            }
        }
        try (Source source = current.open()) {
            BackupPlan plan = BackupPlanner.plan(
                    options.backupDirectory(),
                    options.now(),
                    source.description().bytes());
            BackupPlanner.checks(plan).forEach(check -> checks.add(check.code(ErrorCode.RESTORE_FAILED)));
            return Optional.of(plan);
        } catch (SessionDbException e) {
            Problem problem = e.problem();
            checks.add(cannotBeKept(
                    problem.message() + problem.causedBy().map(c -> ": " + c).orElse("")));
            return Optional.empty();
        }
    }

    private Check cannotBeKept(String why) {
        return Check.fail(
                        "destination.backup",
                        "what is replaced can be backed up first",
                        why,
                        "move `" + destination.path()
                                + "` away, with the `-wal` and `-journal` beside it, and run the same command again: a destination that isn't there is made")
                .code(ErrorCode.RESTORE_FAILED);
    }
}
