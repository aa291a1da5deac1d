package dev.sessiondb.migrate;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import java.util.List;
import java.util.Map;

/** What is about to be replaced or taken away in PostgreSQL: backed up, and known again at the publish. */
public final class ReplacedServer {
    private final Target target;
    private final List<String> tables;

    /** These tables. */
    public ReplacedServer(Target target, List<String> tables) {
        this.target = target;
        this.tables = List.copyOf(tables);
    }

    /** A backup, and what the tables held when it was taken. */
    public record Kept(BackupReport backup, Map<String, String> fingerprints) {}

    /**
     * Takes the backup.
     *
     * @throws SessionDbException with {@code BACKUP_FAILED}, also when the tables were written to meanwhile
     */
    public Kept keep(SourceStore server, BackupTaker taker, BackupPlan plan) {
        Map<String, String> before = target.fingerprints(tables);
        BackupReport report = take(server, taker, plan);
        if (!target.fingerprints(tables).equals(before)) {
            throw Problem.of(ErrorCode.BACKUP_FAILED, "tables of PostgreSQL were written to while they were backed up")
                    .hint("stop the application, and run the same command again")
                    .toException();
        }
        return new Kept(report, before);
    }

    /** For a dry run: whether what is there has a way into a backup. */
    public static Check check(SourceStore server) {
        String id = "target.backup";
        String title = "what is replaced can be backed up first";
        try (Source source = server.open()) {
            return Check.pass(id, title, source.schema().tables().size() + " tables were read, and compared");
        } catch (SessionDbException e) {
            Problem problem = e.problem();
            String detail =
                    problem.message() + problem.causedBy().map(c -> ": " + c).orElse("");
            return Check.fail(id, title, detail, problem.hint().orElse("see the cause"))
                    .code(ErrorCode.BACKUP_FAILED);
        }
    }

    private static BackupReport take(SourceStore server, BackupTaker taker, BackupPlan plan) {
        try (Source source = server.open()) {
            return taker.take(source, server, plan);
        } catch (SessionDbException e) {
            if (e.code() == ErrorCode.BACKUP_FAILED || e.code() == ErrorCode.INTERRUPTED) {
                throw e;
            }
            Problem problem = e.problem();
            throw new Problem(
                            ErrorCode.BACKUP_FAILED,
                            "what would be replaced can't be backed up: " + problem.message(),
                            problem.causedBy(),
                            problem.state(),
                            problem.hint())
                    .toException(e);
        }
    }
}
