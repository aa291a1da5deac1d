package dev.sessiondb.store;

import java.util.List;

/** Understands scripts as Flyway does; asks no server. */
public interface ScriptReader {

    /** Flyway's checksum of a script's text. */
    int checksum(String text);

    /**
     * Takes a script apart.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code PREFLIGHT_FAILED}, naming script and cause, when it can't be done
     */
    List<ScriptStatement> statements(SchemaScript script);
}
