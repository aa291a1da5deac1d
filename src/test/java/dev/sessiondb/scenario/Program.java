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

/** The program in the test's own process, for scenarios of many commands. */
public final class Program {
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    public Program(Path home) {
        this.home = home;
    }

    /** Sets an environment variable. */
    public Program with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** How a command ended, and what it printed. */
    public record Result(int exitStatus, String stdout, String stderr) {

        /** The document of {@code --json}. */
        public JsonNode document() {
            try {
                return new ObjectMapper().readTree(stdout);
            } catch (JsonProcessingException e) {
                throw new AssertionError(stdout + stderr, e);
            }
        }

        /** Its result. */
        public JsonNode result() {
            return document().path("result");
        }
    }

    /** Runs one command. */
    public Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(variables, home, home);
        int status = Sessiondb.run(
                arguments, new Console(new PrintWriter(out, true), new PrintWriter(err, true), environment));
        return new Result(status, JsonContract.kept(out.toString()), err.toString());
    }
}
