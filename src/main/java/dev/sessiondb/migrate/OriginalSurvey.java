package dev.sessiondb.migrate;

import dev.sessiondb.convert.Affinity;
import dev.sessiondb.convert.Respelling;
import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.OriginalColumn;
import dev.sessiondb.plan.OriginalObject;
import dev.sessiondb.plan.OriginalTable;
import dev.sessiondb.plan.Originals;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what the ledger is to remember of a source: how its tables were made and its values written. Looks at the first rows of each table only. */
final class OriginalSurvey {
    private static final int ROWS = 1000;

    private final Source source;

    OriginalSurvey(Source source) {
        this.source = source;
    }

    Originals of(MigrationPlan plan) {
        List<OriginalTable> tables = plan.tables().stream().map(this::table).toList();
        List<OriginalObject> others = new ArrayList<>();
        source.schema().views().stream()
                .map(view -> new OriginalObject("view", view.name(), view.sql()))
                .forEach(others::add);
        source.schema().uncarried().stream()
                .filter(o -> o.kind().equals("view") || o.kind().equals("trigger"))
                .filter(o -> !o.sql().isEmpty())
                .map(o -> new OriginalObject(o.kind(), o.name(), o.sql()))
                .forEach(others::add);
        return new Originals(tables, others, source.numbers());
    }

    private OriginalTable table(TablePlan plan) {
        Table table = plan.source();
        List<String> indexes =
                table.indexes().stream().flatMap(index -> index.sql().stream()).toList();
        return new OriginalTable(plan.targetName(), table.name(), table.sql(), indexes, columns(plan));
    }

    private Map<String, OriginalColumn> columns(TablePlan plan) {
        Table table = plan.source();
        List<ColumnPlan> stored = plan.columns().stream()
                .filter(c -> c.source().generated().isEmpty())
                .filter(c -> !table.derived().containsKey(c.source().name()))
                .toList();
        List<Respelling> respellings = stored.stream()
                .map(c -> new Respelling(c.conversion(), Affinity.of(c.source().declaredType())))
                .toList();
        try (RowCursor row = plan.read(source)) {
            for (int i = 0; i < ROWS && row.next(); i++) {
                for (int column = 0; column < stored.size(); column++) {
                    respellings.get(column).learn(row, stored.get(column).position());
                }
            }
        }
        Map<String, OriginalColumn> columns = new LinkedHashMap<>();
        for (int i = 0; i < stored.size(); i++) {
            ColumnPlan column = stored.get(i);
            columns.put(
                    column.targetName(),
                    new OriginalColumn(
                            column.conversion().numericTime(),
                            respellings.get(i).learnt(),
                            respellings.get(i).mixed()));
        }
        return columns;
    }
}
