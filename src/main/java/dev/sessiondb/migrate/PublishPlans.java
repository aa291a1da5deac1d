package dev.sessiondb.migrate;

import dev.sessiondb.plan.ForeignKeyPlan;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PublishMode;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.plan.ViewPlan;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.PublishPlan;
import dev.sessiondb.store.SequenceFloor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What of a plan the publish has to do. */
final class PublishPlans {

    private PublishPlans() {}

    static PublishPlan of(MigrationPlan plan, OnConflict onConflict, String detail) {
        return of(plan, groups(plan, onConflict), detail);
    }

    private static PublishPlan of(MigrationPlan plan, List<List<MergeTable>> groups, String detail) {
        List<String> crossForeignKeys = plan.tables().stream()
                .flatMap(t -> t.foreignKeys().stream())
                .filter(ForeignKeyPlan::cross)
                .map(ForeignKeyPlan::sql)
                .toList();
        List<SequenceFloor> sequences = plan.tables().stream()
                .filter(t -> t.lastId().isPresent())
                .flatMap(t -> t.columns().stream()
                        .filter(c -> c.identity())
                        .limit(1)
                        .map(c -> new SequenceFloor(
                                t.targetName(), c.targetName(), t.lastId().orElseThrow())))
                .toList();
        return new PublishPlan(moved(plan), groups, crossForeignKeys, sequences, detail);
    }

    /** The tables and views that are new in the target. */
    static List<String> moved(MigrationPlan plan) {
        Stream<String> tables =
                plan.tables().stream().filter(t -> t.mode() == PublishMode.MOVE).map(TablePlan::targetName);
        return Stream.concat(tables, plan.views().stream().map(ViewPlan::targetName))
                .toList();
    }

    /** For a run that brings only what changed since the last one: that overwrites what the last one brought, whatever is stated for a table. */
    static PublishPlan catchUp(MigrationPlan plan, OnConflict onConflict, String detail) {
        return of(plan, groups(plan, table -> table.with(OnConflict.UPDATE)), detail)
                .catchingUp(onConflict);
    }

    static List<List<MergeTable>> groups(MigrationPlan plan, OnConflict onConflict) {
        return onConflict == OnConflict.REPLACE
                ? groups(plan, table -> table.with(onConflict))
                : groups(plan, table -> table.orStated(onConflict));
    }

    private static List<List<MergeTable>> groups(MigrationPlan plan, UnaryOperator<MergeTable> choice) {
        return plan.mergeGroups().stream()
                .map(group -> group.stream()
                        .map(name -> choice.apply(merge(plan, name)))
                        .toList())
                .toList();
    }

    private static MergeTable merge(MigrationPlan plan, String name) {
        return plan.tables().stream()
                .filter(t -> t.targetName().equals(name))
                .findFirst()
                .flatMap(TablePlan::merge)
                .orElseThrow();
    }
}
