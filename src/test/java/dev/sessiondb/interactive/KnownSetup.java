package dev.sessiondb.interactive;

import dev.sessiondb.config.Secret;
import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file, {@code app.db}, that can be read; a connection is understood when it is an URI. */
final class KnownSetup implements Setup {
    private final List<Secret> connections = new ArrayList<>();
    private Optional<String> server;

    KnownSetup(Optional<String> server) {
        this.server = server;
    }

    /** Those that were taken. */
    List<Secret> connections() {
        return connections;
    }

    @Override
    public List<SourceFile> sources() {
        return List.of(new SourceFile("app.db", "a SQLite database", List.of()));
    }

    @Override
    public SourceFile look(String path) {
        if (!path.equals("app.db")) {
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "`" + path + "` can't be a source")
                    .toException();
        }
        return new SourceFile(path, "a SQLite database, 1 table", List.of("--sqlite-path", path));
    }

    @Override
    public Optional<String> server() {
        return server;
    }

    @Override
    public void connect(Secret connectionString) {
        if (!connectionString.reveal().startsWith("postgresql://")) {
            throw Problem.of(ErrorCode.CONFIG_INVALID, "the connection can't be understood")
                    .toException();
        }
        connections.add(connectionString);
        server = Optional.of("`typed`");
    }

    @Override
    public Cutover cutover() {
        return new Cutover("sets one value", Optional.empty());
    }
}
