package dev.sessiondb.applications;

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
import java.util.Map;

/** A command against a test's server, in this process: how it ended, and what it printed. */
record ApplicationCommand(int exitStatus, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ApplicationCommand run(Path home, TestDatabase database, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(Map.of("SESSIONDB_POSTGRES_URL", database.uri()), home, home);
        int status = Sessiondb.run(
                arguments, new Console(new PrintWriter(out, true), new PrintWriter(err, true), environment));
        return new ApplicationCommand(status, JsonContract.kept(out.toString()), err.toString());
    }

    String output() {
        return out + err;
    }

    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(output(), e);
        }
    }
}
