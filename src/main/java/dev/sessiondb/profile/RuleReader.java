package dev.sessiondb.profile;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.schema.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what a profile says of a table and its columns. */
final class RuleReader {
    private static final Set<String> TABLE =
            with("name", "skip", "order", "columns", "derived", "on-conflict", "seeds");
    private static final Set<String> COLUMN = with("name", "skip", "type", "numbers", "values");
    private static final Set<String> DERIVED = Set.of("sql", "type");

    private RuleReader() {}

    private static Set<String> with(String... keys) {
        Set<String> all = new HashSet<>(ChoiceKeys.NAMES);
        all.addAll(List.of(keys));
        return Set.copyOf(all);
    }

    static TableRule table(Section section) {
        section.allow(TABLE);
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        Section named = section.section("columns");
        named.keys().forEach(name -> columns.put(name, column(named.section(name))));
        return new TableRule(
                section.text("name"),
                section.truth("skip"),
                section.number("order").map(OptionalInt::of).orElse(OptionalInt.empty()),
                columns,
                derived(section.section("derived")),
                ConflictReader.read(section),
                ChoiceKeys.read(section));
    }

    private static ColumnRule column(Section section) {
        section.allow(COLUMN);
        return new ColumnRule(
                section.text("name"),
                section.truth("skip"),
                section.text("type").flatMap(text -> type(section, text)),
                section.choice("numbers", NumericTime.class),
                section.map("values"),
                ChoiceKeys.read(section));
    }

    private static Optional<ColumnType> type(Section section, String text) {
        Optional<ColumnType> type = TypeName.parse(text);
        if (type.isEmpty()) {
            section.complain("type", "`" + text + "` is not a type that columns can become: " + TypeName.KNOWN);
        }
        return type;
    }

    private static List<DerivedColumn> derived(Section section) {
        List<DerivedColumn> all = new ArrayList<>();
        for (String name : section.keys()) {
            Section column = section.section(name);
            column.allow(DERIVED);
            Optional<String> sql = column.text("sql");
            if (sql.isEmpty()) {
                column.complain("sql", "is missing: an SQLite expression over the table's columns");
            }
            all.add(new DerivedColumn(
                    name, sql.orElse("NULL"), column.text("type").orElse("")));
        }
        return all;
    }
}
