package dev.sessiondb.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one random table, its constraints and its rows. */
final class TableGenerator {
    private static final List<String> STRICT_TYPES = List.of("INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY");

    /** Of the others one value has several spellings, which SQLite's keys hold apart. */
    private static final Set<Family> KEYED = Set.of(Family.INTEGER, Family.REAL, Family.TEXT, Family.BLOB, Family.ANY);

    private final Dice dice;
    private final double wildness;
    private final List<RandomTable> parents;
    private final RandomValues values;
    private final List<RandomColumn> columns = new ArrayList<>();
    private final List<String> constraints = new ArrayList<>();
    /** Where a column's values come from: a table and the place of a column in it. */
    private final List<List<String>> pools = new ArrayList<>();

    TableGenerator(Dice dice, double wildness, List<RandomTable> parents) {
        this.dice = dice;
        this.wildness = wildness;
        this.parents = List.copyOf(parents);
        this.values = new RandomValues(dice);
    }

    RandomTable table(String name) {
        boolean strict = dice.chance(0.1);
        RandomNames names = new RandomNames(dice);
        for (int i = dice.between(1, dice.pick(3, 8)); i > 0; i--) {
            columns.add(column(names.next("c"), strict));
            pools.add(List.of());
        }
        boolean key = primaryKey();
        for (int i = dice.below(3); i > 0 && !strict; i--) {
            foreignKey(name, names);
        }
        if (dice.chance(0.1) && KEYED.contains(columns.get(0).family())) {
            constraints.add("UNIQUE (" + some() + ")");
        }
        if (dice.chance(0.04)) {
            columns.add(generated(names.next("g")));
            pools.add(List.of());
        }
        List<String> options = new ArrayList<>();
        if (strict) {
            options.add("STRICT");
        }
        if (key && dice.chance(0.15)) {
            options.add("WITHOUT ROWID");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = dice.below(dice.pick(2, 6, 12)); i > 0; i--) {
            rows.add(row());
        }
        return new RandomTable(
                name, columns, constraints, options.isEmpty() ? "" : " " + String.join(", ", options), rows);
    }

    private RandomColumn generated(String name) {
        String other = dice.pick(columns).name();
        String kind = dice.pick(" STORED", " VIRTUAL", "");
        String sql =
                dice.pick("%s", "coalesce(%s, 0)", "length(%s)", "%s || 'x'").replace("%s", other);
        return new RandomColumn(name, Family.ANY, dice.pick("INT", "TEXT", ""), List.of("AS (" + sql + ")" + kind));
    }

    private RandomColumn column(String name, boolean strict) {
        if (strict) {
            String type = dice.pick(STRICT_TYPES);
            return constrained(new RandomColumn(name, familyOf(type), type, List.of()));
        }
        Family family = dice.pick(Family.values());
        String declared = dice.pick(family.declared());
        String type = dice.chance(0.2) ? declared.toLowerCase(java.util.Locale.ROOT) : declared;
        return constrained(new RandomColumn(name, family, type, List.of()));
    }

    private static Family familyOf(String strictType) {
        return strictType.equals("INT") ? Family.INTEGER : Family.valueOf(strictType);
    }

    private RandomColumn constrained(RandomColumn plain) {
        RandomColumn column = plain;
        if (dice.chance(0.2)) {
            column = column.with("NOT NULL");
        }
        if (dice.chance(0.1) && KEYED.contains(column.family())) {
            column = column.with("UNIQUE");
        }
        if (dice.chance(0.1) && column.family() == Family.TEXT) {
            column = column.with("COLLATE " + dice.pick("NOCASE", "RTRIM", "BINARY"));
        }
        if (dice.chance(0.15)) {
            column = column.with("DEFAULT " + defaultValue(column.family()));
        }
        if (dice.chance(0.08)) {
            column = column.with("CHECK (" + check(column) + ")");
        }
        return column;
    }

    private String defaultValue(Family family) {
        return dice.pick(
                "NULL",
                family == Family.BLOB ? "x'00'" : "'text'",
                "0",
                "-1",
                "1.5",
                "(1 + 2)",
                "TRUE",
                "CURRENT_TIMESTAMP",
                "(datetime('now'))",
                "(strftime('%s', 'now'))",
                "(lower(hex(randomblob(16))))",
                "word",
                "\"dq\"",
                "''",
                "9e999",
                "0x10");
    }

    private String check(RandomColumn column) {
        return switch (column.family()) {
            case INTEGER, REAL, DECIMAL ->
                dice.pick(
                                "%s > -1000",
                                "%s BETWEEN -1e9 AND 1e9",
                                "%s IS NULL OR %s <> 13",
                                "typeof(%s) <> 'text'",
                                "abs(%s) < 1e12",
                                "%s IN (0, 1, 2) OR %s > 2",
                                "%s")
                        .replace("%s", column.name());
            case TEXT ->
                dice.pick(
                                "length(%s) < 60",
                                "%s <> 'x'",
                                "%s NOT LIKE 'zzz%'",
                                "%s GLOB '*'",
                                "%s = trim(%s) OR 1",
                                "%s IN ('a', 'b') OR length(%s) <> 2")
                        .replace("%s", column.name());
            case JSON -> "json_valid(" + column.name() + ")";
            case BOOLEAN -> column.name() + " IN (0, 1)";
            default ->
                dice.pick(
                                "%s IS NOT 5",
                                "typeof(%s) IN ('text', 'integer', 'real', 'blob', 'null')", "%s IS NOT NULL OR 1")
                        .replace("%s", column.name());
        };
    }

    /** Returns whether there is one. */
    private boolean primaryKey() {
        boolean keyed = KEYED.contains(columns.get(0).family());
        switch (dice.below(keyed ? 8 : 2)) {
            case 0, 1 ->
                first(
                        "INTEGER",
                        dice.pick("PRIMARY KEY", "PRIMARY KEY", "PRIMARY KEY AUTOINCREMENT", "PRIMARY KEY DESC"));
            case 2 -> columns.set(0, columns.get(0).with("PRIMARY KEY NOT NULL"));
            case 3 -> columns.set(0, columns.get(0).with(dice.pick("PRIMARY KEY", "NOT NULL PRIMARY KEY")));
            case 4, 5 -> {
                constraints.add("PRIMARY KEY (" + some() + ")");
                if (wildness == 0) {
                    columns.replaceAll(c -> c.with("NOT NULL"));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void first(String type, String key) {
        columns.set(0, new RandomColumn(columns.get(0).name(), Family.INTEGER, type, List.of(key)));
    }

    private String some() {
        List<RandomColumn> shuffled = new ArrayList<>(
                columns.stream().filter(c -> KEYED.contains(c.family())).toList());
        java.util.Collections.shuffle(shuffled, dice.random());
        return shuffled.subList(0, Math.min(shuffled.size(), dice.between(1, 3))).stream()
                .map(RandomColumn::name)
                .collect(Collectors.joining(", "));
    }

    /** New columns for it, with values of the parent's. */
    private void foreignKey(String self, RandomNames names) {
        if (dice.chance(0.15)) {
            columns.add(new RandomColumn(
                    names.next("self"),
                    columns.get(0).family(),
                    columns.get(0).type(),
                    List.of("REFERENCES " + self
                            + dice.pick("", "(" + columns.get(0).name() + ")"))));
            pools.add(List.of("NULL"));
            return;
        }
        if (parents.isEmpty()) {
            return;
        }
        RandomTable parent = dice.pick(parents);
        int width = Math.min(parent.columns().size(), dice.pick(1, 1, 1, 2));
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            RandomColumn referenced = parent.columns().get(i);
            RandomColumn column = new RandomColumn(
                    names.next("fk"),
                    referenced.family(),
                    dice.chance(0.9) ? referenced.type() : dice.pick("INT", "TEXT", ""),
                    List.of());
            columns.add(column);
            from.add(column.name());
            to.add(referenced.name());
            int place = i;
            pools.add(
                    parent.rows().isEmpty()
                            ? List.of("NULL")
                            : parent.rows().stream().map(row -> row.get(place)).toList());
        }
        constraints.add("FOREIGN KEY (" + String.join(", ", from) + ") REFERENCES " + parent.name()
                + dice.pick("", "(" + String.join(", ", to) + ")", "(" + String.join(", ", to) + ")")
                + dice.pick(
                        "",
                        "",
                        " ON DELETE CASCADE",
                        " ON UPDATE SET NULL",
                        " ON DELETE RESTRICT ON UPDATE CASCADE",
                        " ON DELETE SET DEFAULT")
                + dice.pick("", "", "", " DEFERRABLE INITIALLY DEFERRED", " NOT DEFERRABLE"));
    }

    private List<String> row() {
        List<String> row = new ArrayList<>();
        int shared = dice.below(12);
        for (int i = 0; i < columns.size(); i++) {
            List<String> pool = pools.get(i);
            row.add(
                    pool.isEmpty()
                            ? value(columns.get(i))
                            : dice.chance(0.9) ? pool.get(shared % pool.size()) : "NULL");
        }
        return row;
    }

    private String value(RandomColumn column) {
        if (dice.chance(wildness)) {
            return values.wild();
        }
        boolean required = column.constraints().stream().anyMatch(c -> c.contains("NOT NULL") || c.contains("PRIMARY"));
        return !required && dice.chance(0.12) ? "NULL" : values.fitting(column.family());
    }
}
