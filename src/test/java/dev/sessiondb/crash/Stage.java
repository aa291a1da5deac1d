package dev.sessiondb.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.cli.Console;
import dev.sessiondb.cli.Sessiondb;
import dev.sessiondb.config.Environment;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.JsonContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where trials of one journey take place: everything is put back before each. */
final class Stage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = "template_";

    private final CrashServer server;
    private final Journey journey;
    private final Path home;
    private final Path original;
    private final String database;

    /** @param directory of its own */
    Stage(CrashServer server, Journey journey, Path directory) {
        this.server = server;
        this.journey = journey;
        this.home = directory.resolve("home");
        this.original = directory.resolve("original");
        this.database = journey.name().toLowerCase(Locale.ROOT);
        prepare();
    }

    Journey journey() {
        return journey;
    }

    Path home() {
        return home;
    }

    /** Temporary files of the program. */
    Path temporary() {
        return home.resolve("tmp");
    }

    Path backups() {
        return home.resolve("backups");
    }

    String database() {
        return database;
    }

    CrashServer server() {
        return server;
    }

    private void prepare() {
        remove(original);
        make(original.resolve("tmp"));
        make(original.resolve(".sessiondb"));
        Shop.create(original.resolve("app.db"), 1);
        Shop.create(original.resolve("other.db"), 2);
        write(original.resolve(".sessiondb/config.yaml"), """
                # the application's
                sessiondb:
                  backend: sqlite   # for now
                  sqlite:
                    path: %s
                  backup:
                    directory: %s
                """.formatted(home.resolve("app.db"), backups()));
        server.execute(
                "postgres",
                "DROP DATABASE IF EXISTS " + TEMPLATE + database,
                "CREATE DATABASE " + TEMPLATE + database + " OWNER " + CrashServer.ROLE);
        fill();
    }

    /** What is in the server before the journey. */
    private void fill() {
        if (journey == Journey.MOVE || journey == Journey.CUT_OVER || journey == Journey.RESTORE_FILE) {
            return;
        }
        copy(original, home);
        here(TEMPLATE + database, Journey.MOVE.arguments(home));
        server.execute(
                TEMPLATE + database,
                journey == Journey.MERGE
                        ? "DELETE FROM \"order\" WHERE amount = 1; DROP TABLE log"
                        : "UPDATE item SET title = 'other' WHERE id % 3 = 0; DELETE FROM \"order\" WHERE amount = 2; INSERT INTO log VALUES ('new', 2)");
    }

    /** Puts everything back. */
    void reset() {
        copy(original, home);
        server.execute(
                "postgres",
                "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)",
                "CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE + database + " OWNER " + CrashServer.ROLE);
    }

    /** The program, connected by that port. */
    BuiltJar jar(int port) {
        return jar(database, port);
    }

    private BuiltJar jar(String name, int port) {
        return new BuiltJar(home)
                .with("SESSIONDB_POSTGRES_URL", server.uri(name, port))
                .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary());
    }

    /** What {@code status} says. */
    JsonNode status() {
        String printed = here(database, "status", "--json");
        try {
            return JSON.readTree(printed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(printed, e);
        }
    }

    /** Runs the program in this process, which is quicker, and returns what it printed; it must succeed. */
    private String here(String name, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment =
                new Environment(Map.of("SESSIONDB_POSTGRES_URL", server.uri(name, server.port())), home, home);
        int status = Sessiondb.run(arguments, new Console(new PrintWriter(out), new PrintWriter(err), environment));
        if (status != 0) {
            throw new AssertionError(String.join(" ", arguments) + " ended with " + status + ": " + out + err);
        }
        return JsonContract.kept(out.toString());
    }

    private static void copy(Path from, Path to) {
        remove(to);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> inner = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inner) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
