package dev.sessiondb.compare;

import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.NameMatch;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.Planner;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.verify.TableComparer;
import dev.sessiondb.verify.VerifyColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares two sources: tables and columns found by their names, values by what they would become in an empty schema. Reads only. */
public final class SourceComparison {
    private final SourceStore hereStore;
    private final SourceStore thereStore;
    private final CompareOptions options;

    public SourceComparison(SourceStore here, SourceStore there, CompareOptions options) {
        this.hereStore = here;
        this.thereStore = there;
        this.options = options;
    }

    /**
     * Compares.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE} when a side can't be read
     */
    public ComparisonReport compare() {
        Answers.require(hereStore.probe());
        Answers.require(thereStore.probe());
        try (Source here = hereStore.open();
                Source there = thereStore.open()) {
            return compare(here, there);
        }
    }

    private ComparisonReport compare(Source here, Source there) {
        TargetSchema empty = new TargetSchema(false, Map.of(), Set.of());
        List<TablePlan> plans = new Planner(
                        here, empty, new PlanOptions(options.policies().manual(), "0"))
                .plan()
                .tables();
        Map<String, String> matches = NameMatch.of(
                plans.stream().map(plan -> plan.source().name()).toList(),
                there.schema().tables().stream().map(Table::name).toList());
        List<ComparedTable> tables = new ArrayList<>();
        for (TablePlan plan : plans) {
            String name = plan.source().name();
            Optional<Table> other = Optional.ofNullable(matches.get(name)).flatMap(there.schema()::table);
            tables.add(other.map(table -> compare(plan, here, there, table))
                    .orElseGet(() -> ComparedTable.onlyHere(name, plan.rows())));
        }
        for (Table table : there.schema().tables()) {
            if (!matches.containsValue(table.name())
                    && !options.policies().rule(table.name()).skip()) {
                tables.add(ComparedTable.onlyThere(
                        table.name(), there.statistics(table).rows()));
            }
        }
        return new ComparisonReport(tables, Notes.of(here.schema(), options.policies()));
    }

    private ComparedTable compare(TablePlan plan, Source here, Source there, Table other) {
        Table own = here.schema().table(plan.source().name()).orElseThrow();
        List<String> names = own.columns().stream().map(Column::name).toList();
        List<String> otherNames = other.columns().stream().map(Column::name).toList();
        Map<String, String> matches = NameMatch.of(names, otherNames);
        List<VerifyColumn> columns = new ArrayList<>();
        List<VerifyColumn> otherColumns = new ArrayList<>();
        for (ColumnPlan column : plan.columns()) {
            String match = matches.get(column.source().name());
            if (match != null) {
                columns.add(column(plan, column, column.position()));
                otherColumns.add(column(plan, column, otherNames.indexOf(match)));
            }
        }
        return new ComparedTable(
                Optional.of(own.name()),
                Optional.of(other.name()),
                names.stream().filter(name -> !matches.containsKey(name)).toList(),
                otherNames.stream().filter(name -> !matches.containsValue(name)).toList(),
                new TableComparer(options.limit())
                        .compareSources(() -> here.rows(own), columns, () -> there.rows(other), otherColumns));
    }

    private static VerifyColumn column(TablePlan plan, ColumnPlan column, int position) {
        return new VerifyColumn(
                position, column.source().name(), column.conversion(), plan.isKey(column), false, column.secret());
    }
}
