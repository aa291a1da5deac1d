package dev.sessiondb.schemaops;

import dev.sessiondb.store.SchemaVersion;
import java.util.Optional;

/**
 * What is asked of a migration.
 *
 * @param to the last version to apply; all when empty
 * @param outOfOrder apply versions below the newest applied one
 * @param rehearse of a dry run: execute the scripts in a transaction that is rolled back
 */
public record SchemaMigrationOptions(Optional<SchemaVersion> to, boolean outOfOrder, boolean rehearse) {}
