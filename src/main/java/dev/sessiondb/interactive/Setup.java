package dev.sessiondb.interactive;

import dev.sessiondb.config.Secret;
import java.util.List;
import java.util.Optional;

/** What is configured, and what lies about. */
public interface Setup {

    /** Files that can be a source: the configured one first, then those of the working directory, told by their content. */
    List<SourceFile> sources();

    /**
     * A file, as a person typed it, looked at: {@code description} says what is in it.
     *
     * @throws dev.sessiondb.error.SessionDbException when it can't be a source
     */
    SourceFile look(String path);

    /** The server that is configured, without its password, and where that is set; empty when none is. */
    Optional<String> server();

    /**
     * Takes another connection for all commands from now on.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code CONFIG_INVALID} when it can't be understood; server and connection stay as they were
     */
    void connect(Secret connectionString);

    /** What making PostgreSQL the default backend would change. */
    Cutover cutover();

    /**
     * A change of the config file.
     *
     * @param sentence what it does
     * @param obstacle why it would fail
     */
    record Cutover(String sentence, Optional<String> obstacle) {}
}
