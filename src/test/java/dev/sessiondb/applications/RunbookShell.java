package dev.sessiondb.applications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.cli.Console;
import dev.sessiondb.cli.Sessiondb;
import dev.sessiondb.config.Environment;
import dev.sessiondb.testing.JsonContract;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell that knows {@code sessiondb}, which it runs in this process, {@code export} and {@code cd}; all else it hands to {@code sh}. Connection strings that are exported become the test's. */
final class RunbookShell {
    private static final Pattern WORD =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(#.*)|([^\\s\"'#][^\\s]*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");
    private static final Pattern SERVER = Pattern.compile("(postgres(?:ql)?(?:\\+\\w+)?)://\\S+");
    private static final Pattern RUN = Pattern.compile("\\b\\d{8}T\\d{6}Z-[0-9a-f]{4}\\b");

    private final Path home;
    private final TestDatabase database;
    private final Map<String, String> variables = new HashMap<>();
    private Path directory;

    RunbookShell(Path home, Path directory, TestDatabase database) {
        this.home = home;
        this.directory = directory;
        this.database = database;
        variables.put("HOME", home.toString());
    }

    void run(Runbook.Step step, String where) {
        if (step.sql()) {
            database.execute(step.text());
            return;
        }
        List<String> words = words(step.text());
        switch (words.get(0)) {
            case "export" -> export(words.get(1));
            case "cd" -> directory = directory.resolve(words.get(1)).normalize();
            case "sessiondb" -> sessiondb(step, words.subList(1, words.size()), where);
            default -> sh(step, where);
        }
    }

    private void export(String assignment) {
        int equals = assignment.indexOf('=');
        String value = assignment.substring(equals + 1);
        Matcher server = SERVER.matcher(value);
        String real = database.uri().substring(database.uri().indexOf(':'));
        variables.put(assignment.substring(0, equals), server.matches() ? server.group(1) + real : value);
    }

    private void sessiondb(Runbook.Step step, List<String> arguments, String where) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment = new Environment(variables, directory, home);
        int status = Sessiondb.run(
                arguments.toArray(String[]::new),
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), environment));
        assertThat(status).as("%s: %s%n%s%s", where, step.text(), out, err).isEqualTo(step.exitStatus());
        Matcher run = RUN.matcher(err + "\n" + JsonContract.kept(out.toString()));
        boolean runs = arguments.get(0).equals("migrate") || arguments.get(0).equals("restore");
        while (runs && run.find()) {
            variables.put("RUN", run.group());
        }
    }

    private void sh(Runbook.Step step, String where) {
        try {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", step.text())
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as("%s: %s%n%s", where, step.text(), printed)
                    .isEqualTo(step.exitStatus());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(where + ": " + step.text(), e);
        }
    }

    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find() && word.group(3) == null) {
            words.add(
                    word.group(2) != null
                            ? word.group(2)
                            : expanded(word.group(1) != null ? word.group(1) : word.group(4)));
        }
        return words;
    }

    private String expanded(String text) {
        String unquoted = text.replaceAll("(?<==)[\"'](.*)[\"']$", "$1");
        return VARIABLE.matcher(unquoted)
                .replaceAll(name -> Matcher.quoteReplacement(variables.getOrDefault(name.group(1), "")));
    }
}
