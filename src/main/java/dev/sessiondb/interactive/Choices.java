package dev.sessiondb.interactive;

import java.util.List;
import java.util.Map;

/** What each option can be given, and what that does: docs/policies.md in short. What stops the run is no choice of its own. */
final class Choices {
    private static final Map<String, List<Choice>> ALL = Map.ofEntries(
            entry(
                    Choice.of("--orphans", "null", "the reference becomes NULL in these rows, where it may be"),
                    Choice.of("--orphans", "drop-constraint", "every row is kept, and the foreign key isn't carried"),
                    Choice.of("--orphans", "reject", "these rows are left out and written to a reject file")),
            entry(
                    Choice.of("--null-keys", "unique", "every row is kept, and the primary key becomes UNIQUE"),
                    Choice.of("--null-keys", "reject", "these rows are left out and written to a reject file")),
            entry(Choice.of("--empty", "null", "empty texts become NULL, where the column may hold that")),
            entry(
                    Choice.of("--nul", "strip", "NUL characters are taken out of the texts"),
                    Choice.of("--nul", "escape", "NUL characters are written as \\u0000")),
            entry(
                    Choice.of("--invalid-utf8", "replace", "bytes that aren't UTF-8 become U+FFFD"),
                    Choice.of("--invalid-utf8", "bytea", "the whole column becomes bytea, byte for byte")),
            entry(Choice.of("--reals", "round", "numbers are rounded to what a 4-byte real holds, about 7 digits")),
            entry(
                    Choice.of(
                            "--on-error", "widen", "every row is kept; the type or constraint that doesn't hold isn't"),
                    Choice.of("--on-error", "skip", "rows that don't fit are left out and written to a reject file")),
            entry(
                    Choice.of("--on-conflict", "skip", "PostgreSQL's rows stay as they are, the source's are left out"),
                    Choice.of(
                            "--on-conflict",
                            "update",
                            "the source's rows overwrite those of the same key; the old ones are kept for `undo`")),
            entry(Choice.of("--jobs", "1", "the tables are loaded over one connection")),
            entry(Choice.typed("--schema", "another schema of PostgreSQL")),
            entry(Choice.typed("--backup", "another directory for the backup")),
            entry(Choice.of("--compress", "zst", "the backup's dump is compressed")));

    private Choices() {}

    private static Map.Entry<String, List<Choice>> entry(Choice... choices) {
        return Map.entry(choices[0].option(), List.of(choices));
    }

    /** Those of some options. */
    static List<Choice> of(List<String> options) {
        return options.stream()
                .flatMap(option -> ALL.getOrDefault(option, List.of()).stream())
                .toList();
    }
}
