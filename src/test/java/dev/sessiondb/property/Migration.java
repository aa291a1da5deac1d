package dev.sessiondb.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.cli.Console;
import dev.sessiondb.cli.Sessiondb;
import dev.sessiondb.config.Environment;
import dev.sessiondb.testing.JsonContract;
import dev.sessiondb.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of the command line, in the test's own process.
 *
 * @param output what it printed to standard error
 */
public record Migration(int exitStatus, JsonNode document, String output) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Migrates into a schema; backups and configuration are below the file's folder. */
    public static Migration run(Path file, TestDatabase database, String schema, String... options) {
        Path home = file.resolveSibling("");
        List<String> arguments = new ArrayList<>(List.of(
                "migrate",
                "to",
                "postgres",
                "--sqlite-path",
                file.toString(),
                "--schema",
                schema,
                "--backup",
                home.resolve("backups").toString(),
                "--execute",
                "--json"));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(Map.of("SESSIONDB_POSTGRES_URL", database.uri()), home, home);
        int status = Sessiondb.run(
                arguments.toArray(String[]::new), new Console(new PrintWriter(out), new PrintWriter(err), environment));
        try {
            return new Migration(status, JSON.readTree(JsonContract.kept(out.toString())), err.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON document: " + out + err, e);
        }
    }

    /** How many rows it says it inserted. */
    public long inserted() {
        return document.path("result").path("inserted").asLong(-1);
    }

    /** The message that ended it. */
    public String error() {
        return document.path("error").toString();
    }
}
