package dev.sessiondb.property;

import java.util.ArrayList;
import java.util.List;

/** Makes random databases: most of them with values that fit, some with a few that don't, some wild. */
final class DatabaseGenerator {
    private final Dice dice;
    private final double wildness;

    DatabaseGenerator(long seed) {
        this.dice = new Dice(seed);
        this.wildness = dice.pick(0.0, 0.0, 0.0, 0.02, 0.3);
    }

    RandomDatabase database() {
        List<String> before = new ArrayList<>();
        if (dice.chance(0.1)) {
            before.add("PRAGMA encoding = '" + dice.pick("UTF-16le", "UTF-16be") + "'");
        }
        if (dice.chance(0.1)) {
            before.add("PRAGMA journal_mode = WAL");
        }
        if (wildness < 0.1) {
            before.add("PRAGMA foreign_keys = ON");
        } else if (dice.chance(0.3)) {
            before.add("PRAGMA ignore_check_constraints = ON");
        }
        RandomNames names = new RandomNames(dice);
        List<RandomTable> tables = new ArrayList<>();
        for (int i = dice.between(1, dice.pick(2, 5)); i > 0; i--) {
            tables.add(new TableGenerator(dice, wildness, tables).table(names.next("t")));
        }
        return new RandomDatabase(before, tables, after(tables, names), options());
    }

    private List<String> options() {
        return dice.pick(
                List.of(),
                List.of(),
                List.of(),
                List.of("--identifiers", dice.pick("lower", "snake")),
                List.of("--integers", "declared"),
                List.of("--json-type", dice.pick("json", "jsonb")),
                List.of("--jobs", "1"));
    }

    private List<String> after(List<RandomTable> tables, RandomNames names) {
        List<String> after = new ArrayList<>(List.of("CREATE TABLE IF NOT EXISTS last (a)"));
        for (RandomTable table : tables) {
            for (int i = dice.below(3); i > 0; i--) {
                after.add(index(table, names.next("i")));
            }
            if (dice.chance(0.05)) {
                after.add("CREATE VIEW " + names.next("v") + " AS SELECT * FROM " + table.name());
            }
            if (dice.chance(0.05)) {
                after.add("CREATE TRIGGER " + names.next("g") + " AFTER DELETE ON " + table.name()
                        + " BEGIN SELECT 1; END");
            }
            if (dice.chance(0.1)) {
                after.add(
                        "DELETE FROM " + table.name() + " WHERE rowid = (SELECT max(rowid) FROM " + table.name() + ")");
            }
            if (dice.chance(0.1)) {
                after.add("ALTER TABLE " + table.name() + " ADD COLUMN " + names.next("added") + " "
                        + dice.pick("INT DEFAULT 7", "TEXT", "", "TEXT NOT NULL DEFAULT 'x''y'", "REAL DEFAULT -1.5"));
            }
            if (dice.chance(0.05)) {
                after.add("ALTER TABLE " + table.name() + " RENAME COLUMN "
                        + dice.pick(table.columns()).name() + " TO " + names.next("renamed"));
            }
            if (dice.chance(0.05)) {
                after.add("ALTER TABLE " + table.name() + " DROP COLUMN "
                        + dice.pick(table.columns()).name());
            }
        }
        return after;
    }

    private String index(RandomTable table, String name) {
        List<String> parts = new ArrayList<>();
        for (int i = dice.between(1, 2); i > 0; i--) {
            String column = dice.pick(table.columns()).name();
            String part = dice.chance(0.85)
                    ? column
                    : dice.pick("lower(%s)", "length(%s)", "abs(%s)", "(%s || 'x')", "coalesce(%s, '')")
                            .replace("%s", column);
            parts.add(part + dice.pick("", "", "", " DESC", " COLLATE NOCASE", " COLLATE RTRIM", " ASC"));
        }
        String column = dice.pick(table.columns()).name();
        String where = dice.chance(0.85)
                ? ""
                : " WHERE "
                        + dice.pick("%s IS NOT NULL", "%s > 5", "%s = 'x'", "%s IN (1, 2)")
                                .replace("%s", column);
        return "CREATE " + dice.pick("", "", "UNIQUE ") + "INDEX " + name + " ON " + table.name() + " ("
                + String.join(", ", parts) + ")" + where;
    }
}
