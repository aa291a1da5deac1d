package dev.sessiondb.config.edit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A config file such as people write, made from a seed: order, comments, quotes, indentation, line ends and what stands around our section all vary.
 *
 * @param backend whether the key is there, as {@code sqlite}
 */
record GeneratedConfig(String text, boolean backend) {

    static GeneratedConfig of(ConfigFormat format, long seed) {
        Random random = new Random(seed);
        boolean backend = random.nextInt(4) > 0;
        List<String> lines =
                switch (format) {
                    case YAML -> yaml(random, backend);
                    case TOML -> toml(random, backend);
                    case JSON -> json(random, backend);
                };
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        String text = String.join(end, lines) + (random.nextInt(4) == 0 ? "" : end);
        return new GeneratedConfig((random.nextInt(6) == 0 ? "\uFEFF" : "") + text, backend);
    }

    private static List<String> yaml(Random random, boolean backend) {
        String indent = " ".repeat(1 + random.nextInt(5));
        List<String> members = new ArrayList<>();
        if (backend) {
            members.add(indent + "backend: " + quoted(random, "sqlite", "'", "\"", "") + comment(random));
        }
        members.add(indent + "sqlite:" + comment(random));
        members.add(
                indent + indent + "path: " + pick(random, "~/a.db", "'it''s # a.db'", "\"tab\\t 😀.db\"", "data/é.db"));
        members.add(indent + "postgres: {connectionString: \"${URL}\", poolSize: " + random.nextInt(9) + "}"
                + comment(random));
        return around(random, section(random, members, indent, "sessiondb:" + comment(random)), YAML_OTHERS);
    }

    private static final List<List<String>> YAML_OTHERS = List.of(
            List.of("a: &anchor {x: 1, y: [1, 2]}", "b: *anchor"),
            List.of("# a comment 😀", ""),
            List.of("list:", "- backend: other", "- sessiondb: not ours"),
            List.of("text: |", "  backend: not this", "", "  sessiondb:", "    backend: nor this"),
            List.of("? complex", ": 'value'"),
            List.of("backend: markdown"),
            List.of("'quoted key': \"😀 #\" # and more"),
            List.of("empty:"));

    private static List<String> toml(Random random, boolean backend) {
        String indent = " ".repeat(random.nextInt(3));
        List<String> members = new ArrayList<>();
        if (backend) {
            String equals = pick(random, " = ", "=", "   =  ");
            members.add(indent + "backend" + equals + quoted(random, "sqlite", "'", "\"") + comment(random));
        }
        members.add(indent + "dbPath = " + pick(random, "'~/a # .db'", "\"😀 \\\" .db\"", "\"\"\"a\"\"\""));
        members.add(indent + "poolSize = 1_000 # ok");
        List<String> section = section(random, members, indent, "[sessiondb]" + comment(random));
        List<List<String>> others = List.of(
                List.of("[other]", "backend = \"x\"", "list = [ 1,", "  2 ]"),
                List.of("# a comment 😀"),
                List.of("[text]", "t = '''", "[sessiondb]", "backend = \"not this\"", "'''"),
                List.of("[[array]]", "a = { backend = 1 }"),
                List.of("[sessiondb.sqlite]", "path = 'x'"),
                List.of("[dates]", "d = 2026-11-21T00:00:00Z"));
        return around(random, section, others);
    }

    private static List<String> section(Random random, List<String> members, String indent, String head) {
        if (members.size() > 3 || random.nextBoolean()) {
            members.add(random.nextInt(members.size()) / 3 * 3, indent + "# backend: postgres");
        }
        List<String> section = new ArrayList<>(List.of(head));
        section.addAll(members);
        return section;
    }

    private static List<String> around(Random random, List<String> section, List<List<String>> others) {
        List<List<String>> blocks = new ArrayList<>(others);
        Collections.shuffle(blocks, random);
        List<List<String>> chosen = new ArrayList<>(blocks.subList(0, random.nextInt(blocks.size())));
        chosen.add(random.nextInt(chosen.size() + 1), section);
        return chosen.stream().flatMap(List::stream).toList();
    }

    private static List<String> json(Random random, boolean backend) {
        List<String> members = new ArrayList<>();
        if (backend) {
            members.add("\"backend\"" + pick(random, ":", ": ", " : ") + "\"sqlite\"");
        }
        members.add("\"sqlite\": {\"path\": \"a \\\" 😀 \\u0041.db\"}");
        members.add("\"postgres\": {\"poolSize\": 1.50e1, \"backend\": \"not this\"}");
        Collections.shuffle(members, random);
        String indent = random.nextBoolean() ? "\t" : " ".repeat(1 + random.nextInt(4));
        List<String> entries = new ArrayList<>(
                List.of("\"a\": [1, {\"sessiondb\": {}}]", "\"text\": \"\\\"backend\\\": \\\"sqlite\\\"\""));
        boolean compact = random.nextInt(3) == 0;
        String inner = compact
                ? "{" + String.join(",", members) + "}"
                : "{\n" + indent + indent + String.join(",\n" + indent + indent, members) + "\n" + indent + "}";
        entries.add(random.nextInt(3), "\"sessiondb\": " + inner);
        String all = compact
                ? "{" + String.join(",", entries) + "}"
                : "{\n" + indent + String.join(",\n" + indent, entries) + "\n}";
        return List.of(all.split("\n"));
    }

    private static String comment(Random random) {
        return pick(random, "", "", "  # sqlite \"quoted\" 😀", " #");
    }

    private static String quoted(Random random, String word, String... quotes) {
        String quote = pick(random, quotes);
        return quote + word + quote;
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
