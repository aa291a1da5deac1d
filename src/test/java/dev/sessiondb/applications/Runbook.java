package dev.sessiondb.applications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a guide, in order: all lines of its {@code sh} blocks, and its {@code sql} blocks.
 *
 * @param steps as they stand in the page
 */
record Runbook(List<Step> steps) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("#.*\\bexit status (\\d+)");

    /**
     * One command.
     *
     * @param line in the page, from 1
     * @param text one line, or the text of an SQL block
     * @param exitStatus the one that it must end with
     */
    record Step(int line, boolean sql, String text, int exitStatus) {}

    static Runbook of(Path page) {
        String text = read(page);
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            int line = (int) text.substring(0, block.start(2)).lines().count() + 1;
            switch (block.group(1).strip()) {
                case "sh" -> commands(block.group(2), line, steps);
                case "sql" -> steps.add(new Step(line, true, block.group(2), 0));
                case "text", "yaml" -> {}
                default ->
                    throw new AssertionError(
                            page + ", line " + line + ": a block is sh, sql, text or yaml, not " + block.group(1));
            }
        }
        return new Runbook(List.copyOf(steps));
    }

    private static void commands(String block, int first, List<Step> steps) {
        int line = first;
        StringBuilder command = new StringBuilder();
        for (String part : block.split("\n")) {
            command.append(part);
            if (part.endsWith("\\")) {
                command.setLength(command.length() - 1);
            } else if (!command.toString().isBlank()
                    && !command.toString().strip().startsWith("#")) {
                steps.add(step(line, command.toString()));
                command.setLength(0);
            } else {
                command.setLength(0);
            }
            line++;
        }
    }

    private static Step step(int line, String text) {
        Matcher status = STATUS.matcher(text);
        return new Step(line, false, text.strip(), status.find() ? Integer.parseInt(status.group(1)) : 0);
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
