package dev.sessiondb.preflight;

import dev.sessiondb.convert.EncodedColumn;
import dev.sessiondb.convert.RowEncoder;
import dev.sessiondb.convert.RowIdConversion;
import dev.sessiondb.plan.MergeReferences;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.store.MergeRehearsal;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of every table that would be merged, ready to be compared with the target's. */
final class MergeRehearsals {

    private MergeRehearsals() {}

    /** @param before rows as they were when the last run brought them, for a run that brings only what changed since */
    static List<MergeRehearsal> of(MigrationPlan plan, Source source, Optional<Source> before, OnConflict onConflict) {
        MergeReferences references = new MergeReferences(plan, source);
        return plan.tables().stream()
                .filter(table -> table.merge().isPresent())
                .map(table -> new MergeRehearsal(
                        merge(table.merge().orElseThrow(), onConflict, before.isPresent()),
                        !table.source().withoutRowid(),
                        encoder(table, source),
                        references.of(table),
                        before.map(earlier -> new RowEncoder(
                                table.source().name(), () -> earlier.rows(table.source()), table.encodedColumns()))))
                .toList();
    }

    /** What replaces, or brings only what changed, does so whatever is stated for a table. */
    private static MergeTable merge(MergeTable table, OnConflict onConflict, boolean changes) {
        return changes || onConflict == OnConflict.REPLACE ? table.with(onConflict) : table.orStated(onConflict);
    }

    private static RowEncoder encoder(TablePlan table, Source source) {
        List<EncodedColumn> columns = new ArrayList<>();
        columns.add(new EncodedColumn("", 0, new RowIdConversion()));
        columns.addAll(table.encodedColumns());
        return new RowEncoder(table.source().name(), () -> table.read(source), columns);
    }
}
