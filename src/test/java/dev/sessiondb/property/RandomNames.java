package dev.sessiondb.property;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of tables, columns and indexes, plain and odd; quoted. */
final class RandomNames {
    private static final List<String> ODD = List.of(
            "select",
            "order",
            "user",
            "table",
            "User Name",
            "camelCase",
            "UPPER",
            "Ünï",
            "ünï",
            "x\"y",
            "it's",
            "b]c",
            "no--te",
            "a.b",
            "1st",
            "日本",
            "tab\tle",
            "%s",
            "$1",
            "?",
            ":x",
            "{}",
            "back\\slash",
            " lead",
            "ctid",
            "xmin",
            "tableoid",
            "oid",
            "rowid",
            "_rowid_",
            "é",
            "e\u0301",
            "x".repeat(63),
            "x".repeat(69) + "y",
            "x".repeat(69) + "z",
            "é".repeat(35),
            "sessiondb_runs");

    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    RandomNames(Dice dice) {
        this.dice = dice;
    }

    /** One that SQLite takes for another than those before. */
    String next(String plain) {
        while (true) {
            String name = dice.chance(0.65) ? plain + dice.below(30) : dice.pick(ODD) + dice.pick("", "", "1");
            if (dice.chance(0.1)) {
                name = name.toUpperCase(java.util.Locale.ROOT);
            }
            if (taken.add(lower(name))) {
                return '"' + name.replace("\"", "\"\"") + '"';
            }
        }
    }

    /** SQLite folds ASCII only. */
    private static String lower(String name) {
        StringBuilder lower = new StringBuilder();
        name.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }
}
