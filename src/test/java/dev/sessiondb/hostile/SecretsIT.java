package dev.sessiondb.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.cli.Console;
import dev.sessiondb.cli.Sessiondb;
import dev.sessiondb.config.Environment;
import dev.sessiondb.testing.BuiltJar;
import dev.sessiondb.testing.JsonContract;
import dev.sessiondb.testing.SqliteFiles;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password planted wherever one may come from is in nothing that is printed, written or seen by others, whole or in pieces. */
class SecretsIT {
    private static final PlantedSecret SECRET = new PlantedSecret("pl4nt3d-S3cr3t/%&'\"@:#?\\Hushhushily");

    private static TestDatabase database;

    @TempDir
    private Path home;

    private Path temporary;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        database.admin(
                "ALTER ROLE " + database.role() + " PASSWORD '" + SECRET.value().replace("'", "''") + "'");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void makeSource() throws IOException {
        temporary = Files.createDirectory(home.resolve("temporary"));
        SqliteFiles.create(
                home.resolve("app.db"),
                "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)",
                "INSERT INTO t VALUES (1, 'a'), (2, 'b')");
    }

    private BuiltJar jar(Map<String, String> variables) {
        BuiltJar jar = new BuiltJar(home)
                .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + temporary)
                .with("SESSIONDB_SQLITE_PATH", home.resolve("app.db").toString());
        variables.forEach(jar::with);
        return jar;
    }

    private void requireNowhere(BuiltJar.Result result, Path planted) throws IOException, SQLException {
        SECRET.requireAbsent("stdout", result.stdout());
        SECRET.requireAbsent("stderr", result.stderr());
        Traces.files(home, Set.of(planted)).forEach(SECRET::requireAbsent);
        Traces.bookkeeping(database).forEach(SECRET::requireAbsent);
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatSaysAllItCanDoesNotSayIt(Hiding hiding) throws IOException, SQLException {
        BuiltJar.Result result = jar(hiding.plant(SECRET, database, home))
                .run("migrate", "to", "postgres", "--schema", hiding.name(), "--execute", "--debug", "--json");
        assertThat(result.exitStatus()).as(result.stderr()).isZero();
        assertThat(Traces.bookkeeping(database)).containsKey('"' + hiding.name() + "\".sessiondb_runs");
        requireNowhere(result, hiding.file(home));
    }

    @Test
    void othersDoNotSeeItWhileARunIsAtWorkNorAfterItIsInterrupted() throws IOException, SQLException {
        database.admin(
                "CREATE SCHEMA seen AUTHORIZATION " + database.role(),
                "CREATE TABLE seen.t (id bigint PRIMARY KEY, name text)",
                "ALTER TABLE seen.t OWNER TO " + database.role());
        try (Connection holder = database.connectAsAdmin()) {
            holder.setAutoCommit(false);
            SqliteFiles.execute(holder, "LOCK TABLE seen.t IN ROW EXCLUSIVE MODE");
            BuiltJar.Running running = jar(Hiding.URL.plant(SECRET, database, home))
                    .start("migrate", "to", "postgres", "--schema", "seen", "--execute", "--debug");
            running.awaitStderr("publish ...");
            assertThat(Traces.activity(database)).contains(database.role());
            SECRET.requireAbsent("pg_stat_activity", Traces.activity(database));
            Path commandLine = Path.of("/proc", Long.toString(running.pid()), "cmdline");
            if (Files.exists(commandLine)) {
                SECRET.requireAbsent("the command line", Files.readString(commandLine));
            }
            Traces.files(home, Set.of()).forEach(SECRET::requireAbsent);
            running.signal("INT");
            BuiltJar.Result result = running.await();
            holder.rollback();
            assertThat(result.exitStatus()).as(result.stderr()).isEqualTo(130);
            requireNowhere(result, home);
        }
    }

    /** How a command in the test's own process ended, and all that it printed. */
    private record Said(int exitStatus, String out, String err) {}

    private Said say(Map<String, String> variables, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> all = new HashMap<>(variables);
        all.put("SESSIONDB_SQLITE_PATH", home.resolve("app.db").toString());
        int status = Sessiondb.run(
                arguments,
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), new Environment(all, home, home)));
        SECRET.requireAbsent(String.join(" ", arguments), out + "\n" + err);
        return new Said(status, JsonContract.kept(out.toString()), err.toString());
    }

    @Test
    void noCommandSaysIt() throws IOException, SQLException {
        Map<String, String> variables = Hiding.YAML.plant(SECRET, database, home);
        database.admin("CREATE SCHEMA every AUTHORIZATION " + database.role());
        Said run = say(variables, "migrate", "to", "postgres", "--schema", "every", "--execute", "--json");
        assertThat(run.exitStatus()).as(run.err()).isZero();
        var result = new ObjectMapper().readTree(run.out()).get("result");
        String id = result.get("runId").textValue();
        String dump = result.at("/backup/dump/path").textValue();
        for (String command : List.of(
                "migrate to postgres --schema every",
                "status --schema every",
                "runs --schema every",
                "runs show latest --schema every",
                "config show",
                "config validate",
                "verify --schema every",
                "undo " + id + " --schema every",
                "restore --to postgres --schema every --execute --backup " + dump,
                "restore --to sqlite --backup " + dump,
                "schema status --schema every",
                "backups list")) {
            Said said = say(variables, command.split(" "));
            assertThat(said.exitStatus())
                    .as("%s: %s%s", command, said.out(), said.err())
                    .isZero();
            say(variables, (command + " --json").split(" "));
        }
        Traces.files(home, Set.of(Hiding.YAML.file(home))).forEach(SECRET::requireAbsent);
        Traces.bookkeeping(database).forEach(SECRET::requireAbsent);
    }

    private void refused(Map<String, String> variables, int exitStatus) {
        for (String command : List.of("status", "config show --json", "config validate", "runs")) {
            assertThat(say(variables, command.split(" ")).err()).doesNotContain("\tat ");
        }
        Said said = say(variables, "migrate", "to", "postgres", "--execute", "--json");
        assertThat(said.exitStatus()).as(said.out() + said.err()).isEqualTo(exitStatus);
    }

    /** {@code $P} is the password as it is, {@code $E} as a URL has it, {@code $S} its letters, digits and dashes, {@code $W} a word of it. */
    private static String filled(String text) {
        return text.replace("$P", SECRET.value())
                .replace("$E", SECRET.encoded())
                .replace("$S", SECRET.value().replaceAll("[^A-Za-z0-9-]", ""))
                .replace("$W", "Hushhushily")
                .replace("$U", database.role())
                .replace("$H", database.host() + ":" + database.port())
                .replace("$D", database.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://$U:$P@$H/$D",
                "postgres:/$U:$E@$H/$D",
                "postgresql://$U:%zz$E@$H/$D",
                "postgresql://$U:$E@$H:x/$D",
                "postgresql://$U:?$S=1@$H/$D",
                "postgresql://$U:?$W=1@$H/$D",
                "postgresql://$U@$H/$D?password=$E&$W=1",
                "postgresql://$U@$H/$D?pasword=$E",
                "jdbc:postgresql://$U:$E@$H/$D",
                "jdbc:postgresql://$U:$S@$H/$D",
                "jdbc:postgresql:$U:$S@$H/$D",
                "host=$U:$S@localhost dbname=$D",
                "host=localhost dbname=$D user=$U password=x $W=y",
                "host=localhost dbname=$D user=$U password=$P",
                "$U:$E@$H/$D",
                "mysql://$U:$E@$H/$D",
            })
    void aStringThatCannotBeUnderstoodIsNotRepeated(String text) {
        refused(Map.of("SESSIONDB_POSTGRES_URL", filled(text)), 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://$U:$E@localhost:1/$D",
                "postgresql://$U:$E@name.invalid/$D",
                "postgresql://$U:$E@$H/missing",
                "postgresql://nobody:$E@$H/$D",
                "postgresql://$U:wrong$E@$H/$D",
                "postgresql://$U:$E@$H/$D?sslmode=verify-full&connect_timeout=2",
            })
    void aConnectionThatFailsDoesNotSayIt(String text) {
        refused(Map.of("SESSIONDB_POSTGRES_URL", filled(text)), 12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yaml|sessiondb: {postgres: {connectionString: \"postgresql://$U:$P@$H/$D\"}}",
                "yaml|sessiondb:\n  postgres:\n    connectionString: \"postgresql://$U:$E@$H/$D\n",
                "yaml|sessiondb: {postgres: {connectionString: [\"postgresql://$U:$E@$H/$D\"]}}",
                "yaml|sessiondb: {postgres: {connectionString: {a: \"postgresql://$U:$E@$H/$D\"}}}",
                "yaml|sessiondb: {postgres: {password: $S}}",
                "yaml|sessiondb:\n  postgres:\n    connectionString: *$W\n",
                "yaml|sessiondb:\n  postgres:\n    connectionString: 2026-11-21 $W: $S\n",
                "toml|[sessiondb.postgres]\nconnectionString = $W\n",
                "yaml|sessiondb: \"postgresql://$U:$E@$H/$D\"",
                "yaml|sessiondb: {postgres: \"postgresql://$U:$E@$H/$D\"}",
                "yaml|sessiondb:\n  postgres:\n    connectionString: *postgresql://$U:$E@$H/$D\n",
                "yaml|sessiondb:\n  postgres:\n    connectionString: !postgresql://$U:$E@$H/$D\n",
                "yaml|sessiondb:\n  postgres:\n    connectionString: \"postgresql://$U:$E@$H/${$D\"\n",
                "toml|[sessiondb.postgres]\nconnectionString = postgresql://$U:$E@$H/$D\n",
                "toml|[sessiondb.postgres]\nconnectionString = \"postgresql://$U:$E@$H/$D\n",
                "toml|[sessiondb.postgres]\nconnectionString = [\"postgresql://$U:$E@$H/$D\"]\n",
                "json|{\"sessiondb\": {\"connectionString\": postgresql://$U:$E@$H/$D}}",
                "json|{\"sessiondb\": {\"connectionString\": $W}}",
                "json|{\"sessiondb\": {\"connectionString\": \"postgresql://$U:$E@$H/$D}}",
                "json|{\"sessiondb\": {\"connectionString\": \"postgresql://$U:$P@$H/$D\"}}",
            })
    void aFileThatCannotBeReadIsNotQuoted(String text) throws IOException {
        int bar = text.indexOf('|');
        Path file = Files.createDirectory(home.resolve(".sessiondb")).resolve("config." + text.substring(0, bar));
        Files.writeString(file, filled(text.substring(bar + 1)));
        refused(Map.of(), 3);
    }
}
