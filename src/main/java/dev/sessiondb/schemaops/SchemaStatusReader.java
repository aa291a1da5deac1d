package dev.sessiondb.schemaops;

import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaState;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.util.List;
import java.util.Optional;

/** Reads how the versions of a schema stand; changes nothing, and leaves nothing behind. */
public final class SchemaStatusReader {
    private static final ScriptDirectory.Contents NONE = new ScriptDirectory.Contents(List.of(), List.of(), List.of());

    private final TargetStore target;
    private final Optional<ScriptDirectory> directory;

    public SchemaStatusReader(TargetStore target, Optional<ScriptDirectory> directory) {
        this.target = target;
        this.directory = directory;
    }

    /**
     * Reads it.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID} when the directory can't be read, {@code TARGET_UNAVAILABLE}
     */
    public SchemaStatus read() {
        Optional<ScriptDirectory.Contents> contents = directory.map(ScriptDirectory::read);
        try (Target open = target.open()) {
            return of(open, directory, contents);
        }
    }

    static SchemaStatus of(
            Target target, Optional<ScriptDirectory> directory, Optional<ScriptDirectory.Contents> contents) {
        SchemaState state = target.schemaOperations().read();
        Optional<List<SchemaScript>> scripts = contents.map(ScriptDirectory.Contents::scripts);
        List<VersionStatus> operator = new OperatorVersions(state.operator(), scripts).all();
        List<VersionStatus> derived = new DerivedVersions(state, operator).all();
        return new SchemaStatus(state, directory.map(ScriptDirectory::path), derived, operator, contents.orElse(NONE));
    }
}
