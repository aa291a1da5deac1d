package dev.sessiondb.profile;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.convert.TextMeaning;
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
            with("name", "skip", "because", "missing", "order", "columns", "derived", "on-conflict", "seeds", "when");
    private static final Set<String> CONDITIONAL = with(
            "target-has",
            "target-lacks",
            "name",
            "skip",
            "because",
            "order",
            "columns",
            "derived",
            "on-conflict",
            "seeds");
    private static final Set<String> COLUMN = with(
            "from",
            "name",
            "skip",
            "because",
            "type",
            "prefer",
            "not-null",
            "numbers",
            "values",
            "nulls",
            "add",
            "secret",
            "texts");
    private static final Set<String> DERIVED = Set.of("sql", "type", "needs");

    private RuleReader() {}

    private static Set<String> with(String... keys) {
        Set<String> all = new HashSet<>(ChoiceKeys.NAMES);
        all.addAll(List.of(keys));
        return Set.copyOf(all);
    }

    static TableRule table(Section section) {
        section.allow(TABLE);
        List<ConditionalRule> when = new ArrayList<>();
        for (Section condition : section.sections("when")) {
            condition.allow(CONDITIONAL);
            when.add(new ConditionalRule(
                    condition.texts("target-has"), condition.texts("target-lacks"), rule(condition, List.of())));
        }
        return rule(section, when);
    }

    private static TableRule rule(Section section, List<ConditionalRule> when) {
        Map<String, ColumnRule> columns = new LinkedHashMap<>();
        Section named = section.section("columns");
        named.keys().forEach(name -> columns.put(name, column(name, named.section(name))));
        return new TableRule(
                section.text("name"),
                section.truth("skip"),
                section.text("because"),
                section.choice("missing", Missing.class),
                section.number("order").map(OptionalInt::of).orElse(OptionalInt.empty()),
                columns,
                derived(section.section("derived")),
                ConflictReader.read(section),
                when,
                ChoiceKeys.read(section));
    }

    private static ColumnRule column(String key, Section section) {
        section.allow(COLUMN);
        boolean own = section.texts("from").isEmpty() && !section.truth("add");
        return new ColumnRule(
                section.texts("from"),
                section.text("name").or(() -> own ? Optional.empty() : Optional.of(key)),
                section.truth("skip"),
                section.text("because"),
                section.text("type").flatMap(text -> type(section, "type", text)),
                section.texts("prefer").stream()
                        .flatMap(text -> type(section, "prefer", text).stream())
                        .toList(),
                section.decision("not-null"),
                section.choice("numbers", NumericTime.class),
                section.choice("texts", TextMeaning.class).orElse(TextMeaning.PLAIN),
                section.map("values"),
                section.text("nulls"),
                section.truth("add"),
                section.truth("secret"),
                ChoiceKeys.read(section));
    }

    private static Optional<ColumnType> type(Section section, String key, String text) {
        Optional<ColumnType> type = TypeName.parse(text);
        if (type.isEmpty()) {
            section.complain(key, "`" + text + "` is not a type that columns can become: " + TypeName.KNOWN);
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
                    name, sql.orElse("NULL"), column.text("type").orElse(""), column.texts("needs"), List.of()));
        }
        return all;
    }
}
