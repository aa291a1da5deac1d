package dev.sessiondb.plan;

import dev.sessiondb.profile.ColumnRule;
import dev.sessiondb.profile.DerivedColumn;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.ExistingTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leaves of a table's rule what applies to the columns that it has: one that may come from several columns comes from those that are there. */
final class ColumnResolution {
    private final Table table;
    private final Optional<ExistingTable> existing;
    private final boolean lenient;
    private final Findings findings;
    private final Map<String, ColumnRule> columns = new LinkedHashMap<>();
    private final List<DerivedColumn> derived = new ArrayList<>();

    /** @param lenient whether what the table doesn't have is passed over */
    ColumnResolution(Table table, Optional<ExistingTable> existing, boolean lenient, Findings findings) {
        this.table = table;
        this.existing = existing;
        this.lenient = lenient;
        this.findings = findings;
    }

    TableRule resolve(TableRule rule) {
        rule.derived().forEach(this::derive);
        rule.columns().forEach(this::column);
        return rule.settled(columns, derived);
    }

    private void derive(DerivedColumn column) {
        if (table.column(column.name()).isPresent()) {
            mistaken("the profile derives column `" + column.name() + "`, and the table has one of that name");
            return;
        }
        List<String> lacking = column.needs().stream()
                .filter(name -> table.column(name).isEmpty())
                .toList();
        if (lacking.isEmpty()) {
            derived.add(column);
        } else {
            mistaken("the profile derives column `" + column.name() + "` from `" + String.join("`, `", lacking)
                    + "`, and the table has none such");
        }
    }

    private void column(String name, ColumnRule rule) {
        List<String> sources = (rule.from().isEmpty() ? List.of(name) : rule.from())
                .stream()
                        .flatMap(source -> table.column(source).stream())
                        .map(column -> column.name())
                        .distinct()
                        .toList();
        if (sources.size() > 1) {
            merged(rule, sources);
        } else if (sources.size() == 1) {
            columns.put(sources.get(0), rule.settled());
        } else if (derived.stream().anyMatch(column -> AsciiNames.same(column.name(), name))) {
            columns.put(name, rule.settled());
        } else if (rule.add()) {
            added(rule.name().orElse(name), rule);
        } else {
            mistaken("the profile names column `" + name + "`, and the table has none such");
        }
    }

    /** A target's column that nothing is known for keeps its own default. */
    private void added(String name, ColumnRule rule) {
        columns.put(name, rule.settled());
        boolean filled = rule.nulls().isPresent()
                && existing.flatMap(there -> there.column(name)).isPresent();
        if (existing.isEmpty() || filled) {
            derived.add(DerivedColumn.absent(name));
        }
    }

    private void merged(ColumnRule rule, List<String> sources) {
        String type = table.column(sources.get(0)).orElseThrow().declaredType();
        DerivedColumn first = DerivedColumn.first(sources, type);
        derived.add(first);
        columns.put(first.name(), rule.settled());
        sources.forEach(source -> columns.put(source, ColumnRule.skipped()));
    }

    private void mistaken(String message) {
        if (!lenient) {
            findings.error("profile-unknown", table.name(), message);
        }
    }
}
