package dev.sessiondb.store;

import java.util.List;

/**
 * All that a target says of its schema's versions.
 *
 * @param derived the history of what runs derived
 * @param migrations what these migrations are
 * @param operator the history of the operator's own scripts
 * @param changes attempts to change the operator's versions, the newest first
 * @param otherTools other migration tools' bookkeeping
 */
public record SchemaState(
        TargetDescription target,
        boolean schemaExists,
        SchemaHistory derived,
        List<DerivedMigration> migrations,
        SchemaHistory operator,
        List<SchemaChangeSummary> changes,
        List<OtherTool> otherTools) {

    public SchemaState {
        migrations = List.copyOf(migrations);
        changes = List.copyOf(changes);
        otherTools = List.copyOf(otherTools);
    }
}
