package dev.sessiondb.store;

import java.util.List;

/**
 * An attempt to change the operator's schema versions, as it is entered before it begins.
 *
 * @param versions that are applied, undone or mended, in order; a repeatable script by its description
 * @param backup the manifest of what was backed up before; empty when nothing was
 */
public record SchemaChange(RunRecord run, SchemaAction action, List<String> versions, String backup) {
    public SchemaChange {
        versions = List.copyOf(versions);
    }
}
