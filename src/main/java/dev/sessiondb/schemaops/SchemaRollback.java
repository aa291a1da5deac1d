package dev.sessiondb.schemaops;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupReport;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptStatement;
import dev.sessiondb.store.TableLoss;
import java.util.List;
import java.util.Optional;

/**
 * What a rollback would take back.
 *
 * @param to the version that stays; 0 for none
 * @param scripts the undo scripts, in the order in which they are executed
 * @param losses the tables that lose something
 * @param planned where their backup goes; empty when none is needed
 * @param backup that was made; empty for a dry run
 */
public record SchemaRollback(
        SchemaStatus status,
        SchemaVersion to,
        List<SchemaScript> scripts,
        List<ScriptStatement> statements,
        List<Check> checks,
        List<TableLoss> losses,
        Optional<BackupPlan> planned,
        Optional<BackupReport> backup) {

    public SchemaRollback {
        scripts = List.copyOf(scripts);
        statements = List.copyOf(statements);
        checks = List.copyOf(checks);
        losses = List.copyOf(losses);
    }

    /** Whether a check failed. */
    public boolean refused() {
        return checks.stream().anyMatch(Check::failed);
    }

    SchemaRollback with(List<TableLoss> lost, List<Check> allChecks, Optional<BackupPlan> plan) {
        return new SchemaRollback(status, to, scripts, statements, allChecks, lost, plan, Optional.empty());
    }

    SchemaRollback with(BackupReport report) {
        return new SchemaRollback(status, to, scripts, statements, checks, losses, planned, Optional.of(report));
    }
}
