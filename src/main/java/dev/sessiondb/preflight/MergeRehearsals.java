package dev.sessiondb.preflight;

import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.Source;
import java.util.List;

/** The rows of every table that would be merged, ready to be compared with the target's. */
final class MergeRehearsals {

    private MergeRehearsals() {}

    static List<MergeRehearsal> of(MigrationPlan plan, Source source) {
        return plan.tables().stream()
                .filter(table -> table.merge().isPresent())
                .map(table -> new MergeRehearsal(table.merge().orElseThrow(), encoder(table, source)))
                .toList();
    }

    private static RowEncoder encoder(TablePlan table, Source source) {
        return new RowEncoder(table.source().name(), () -> table.read(source), table.encodedColumns());
    }
}
