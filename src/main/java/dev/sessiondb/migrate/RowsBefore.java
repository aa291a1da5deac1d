package dev.sessiondb.migrate;

import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Stage;
import java.util.Optional;

/** Stages rows as they were when the last run brought them, beside those that changed since. */
final class RowsBefore {

    private RowsBefore() {}

    static void load(SourceStore store, MigrationPlan plan, Stage stage) {
        Optional<Source> opened = store.openBefore();
        if (opened.isEmpty()) {
            return;
        }
        try (Source before = opened.get()) {
            for (TablePlan table : plan.tables()) {
                RowEncoder rows = new RowEncoder(
                        table.source().name(), () -> before.rows(table.source()), table.encodedColumns());
                stage.loadBefore(table.targetName(), table.targetColumns(), rows);
            }
        }
    }
}
