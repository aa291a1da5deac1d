package dev.sessiondb.schemaops;

import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.migrate.RunIds;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SchemaAction;
import dev.sessiondb.store.SchemaChange;
import dev.sessiondb.store.SchemaOperations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes one change of schema versions, and sees to it that the ledger tells how it ended. */
final class SchemaChanger {
    private final RunEnvironment environment;

    SchemaChanger(RunEnvironment environment) {
        this.environment = environment;
    }

    /** Names the attempt; what holds the lock is known by it. */
    RunRecord attempt(Path directory) {
        Instant now = environment.clock().instant();
        return new RunRecord(
                RunIds.next(now),
                now,
                directory,
                environment.toolVersion(),
                environment.host(),
                environment.pid(),
                environment.user());
    }

    /** A change of these versions, of which nothing was backed up. */
    static SchemaChange change(RunRecord attempt, SchemaAction action, List<String> versions) {
        return new SchemaChange(attempt, action, versions, "");
    }

    /** What is done once the attempt is entered. */
    interface Work {
        void run(SchemaOperations operations, SchemaChange change);
    }

    /**
     * Enters the attempt, makes it, and enters its failure.
     *
     * @throws SessionDbException when it failed
     */
    static void make(SchemaOperations operations, SchemaChange change, Work work) {
        operations.start(change);
        try {
            work.run(operations, change);
        } catch (SessionDbException e) {
            boolean interrupted = Thread.interrupted();
            Problem problem = e.problem();
            boolean entered = operations.fail(change, e);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (entered) {
                throw e;
            }
            throw problem.state(problem.state() + "; the failure could not be entered in the ledger")
                    .toException(e);
        }
    }
}
