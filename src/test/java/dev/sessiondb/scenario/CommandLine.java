package dev.sessiondb.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessiondb.cli.Console;
import dev.sessiondb.cli.Sessiondb;
import dev.sessiondb.config.Environment;
import dev.sessiondb.testing.JsonContract;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Command lines in the test's own process. */
final class CommandLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    CommandLine(Path home) {
        this.home = home;
    }

    CommandLine with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** How one ended, and what it printed. */
    record Result(int exitStatus, String out, String err) {

        JsonNode json() {
            try {
                return JSON.readTree(out);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(out + err, e);
            }
        }
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(variables, home, home);
        int status = Sessiondb.run(arguments, new Console(new PrintWriter(out), new PrintWriter(err), environment));
        return new Result(status, JsonContract.kept(out.toString()), err.toString());
    }
}
