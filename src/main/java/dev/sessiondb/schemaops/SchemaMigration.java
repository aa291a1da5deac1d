package dev.sessiondb.schemaops;

import dev.sessiondb.store.Check;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.ScriptStatement;
import dev.sessiondb.store.TableLoss;
import java.util.List;
import java.util.Optional;

/**
 * What a migration would apply.
 *
 * @param status before it
 * @param scripts to be applied, in order
 * @param statements of these
 * @param rehearsed what the tables would lose; empty when it was not tried
 */
public record SchemaMigration(
        SchemaStatus status,
        List<SchemaScript> scripts,
        List<ScriptStatement> statements,
        List<Check> checks,
        Optional<List<TableLoss>> rehearsed) {

    public SchemaMigration {
        scripts = List.copyOf(scripts);
        statements = List.copyOf(statements);
        checks = List.copyOf(checks);
    }

    /** Whether a check failed. */
    public boolean refused() {
        return checks.stream().anyMatch(Check::failed);
    }

    SchemaMigration with(List<TableLoss> losses) {
        return new SchemaMigration(status, scripts, statements, checks, Optional.of(losses));
    }
}
