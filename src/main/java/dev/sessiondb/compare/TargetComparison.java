package dev.sessiondb.compare;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.plan.ColumnPlan;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.Planner;
import dev.sessiondb.plan.PublishMode;
import dev.sessiondb.plan.TablePlan;
import dev.sessiondb.preflight.PublishedSource;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.ReadColumn;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.WorkMonitor;
import dev.sessiondb.verify.TableComparer;
import dev.sessiondb.verify.TableComparison;
import dev.sessiondb.verify.VerifyColumn;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares a source with the target: plans the way forth into the tables that the target has, and compares every value under that plan's conversions. Reads only. */
public final class TargetComparison {
    /** The types whose values can be too large to hold, all of them equal by bytes. */
    private static final Set<TypeKind> UNBOUNDED =
            Set.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.BYTEA, TypeKind.JSON);

    private final SourceStore sourceStore;
    private final TargetStore targetStore;
    private final CompareOptions options;
    private WorkMonitor monitor = WorkMonitor.NONE;

    /** A comparison, the source being this side and the target the other. */
    public TargetComparison(SourceStore source, TargetStore target, CompareOptions options) {
        this.sourceStore = source;
        this.targetStore = target;
        this.options = options;
    }

    /** The same, telling there how it goes on. */
    public TargetComparison watchedBy(WorkMonitor listener) {
        monitor = listener;
        return this;
    }

    /**
     * Compares.
     *
     * @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE} or {@code TARGET_UNAVAILABLE} when a side can't be read
     */
    public ComparisonReport compare() {
        Answers.require(sourceStore.probe());
        Answers.require(targetStore.probe());
        try (Source source = sourceStore.open();
                Target target = targetStore.open();
                TargetSnapshot snapshot = target.snapshot()) {
            source.watch(monitor);
            monitor.tablesPlanned(source.schema().tables().size(), OptionalLong.empty());
            PlanOptions planned = new PlanOptions(policies(target), "0");
            MigrationPlan plan = new Planner(source, snapshot.schema(), planned).plan();
            monitor.tablesPlanned(
                    plan.tables().size(),
                    OptionalLong.of(
                            plan.tables().stream().mapToLong(TablePlan::rows).sum()));
            List<ComparedTable> tables = new ArrayList<>();
            for (TablePlan table : plan.tables()) {
                monitor.tableStarted(table.targetName(), OptionalLong.of(table.rows()));
                tables.add(compare(table, plan.policies().rule(table.source().name()), source, snapshot));
                monitor.tableFinished(table.targetName());
            }
            tables.addAll(onlyThere(plan, leftOut(plan.policies(), source), snapshot));
            return new ComparisonReport(tables, Notes.of(source.schema(), plan.policies()));
        }
    }

    /** Times without a zone are read as the run that was published last read them, unless another zone is asked for. */
    private Policies policies(Target target) {
        Policies asked = options.policies();
        if (asked.choices().zone().or(() -> asked.profile().choices().zone()).isPresent()) {
            return asked;
        }
        Policies zoned = Policies.of(PublishedSource.zone(target.status().lastPublished()));
        return asked.with(asked.choices().over(zoned.choices()));
    }

    private ComparedTable compare(TablePlan table, TableRule rule, Source source, TargetSnapshot snapshot) {
        if (table.mode() == PublishMode.MOVE) {
            return ComparedTable.onlyHere(table.source().name(), table.rows());
        }
        ExistingTable existing = table.existing().orElseThrow();
        return new ComparedTable(
                Optional.of(table.source().name()),
                Optional.of(existing.name()),
                onlyHere(table).stream()
                        .filter(column -> !rule.column(column).skip())
                        .toList(),
                onlyThere(table, existing).stream()
                        .filter(column -> !rule.column(column).add())
                        .toList(),
                table.columns().isEmpty() ? nothingInCommon(table, existing) : rows(table, source, snapshot));
    }

    private TableComparison rows(TablePlan table, Source source, TargetSnapshot snapshot) {
        String name = table.targetName();
        List<VerifyColumn> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(column(table, column, snapshot)));
        columns.addAll(computed(table));
        List<ReadColumn> read =
                columns.stream().map(c -> new ReadColumn(c.name(), c.digest())).toList();
        return new TableComparer(options.limit())
                .compare(() -> everyRow(table, source), () -> snapshot.read(name, read), columns);
    }

    /** Also those that a migration would leave out. */
    private static RowCursor everyRow(TablePlan table, Source source) {
        return table.readAll(source);
    }

    private static VerifyColumn column(TablePlan table, ColumnPlan column, TargetSnapshot snapshot) {
        boolean digest = UNBOUNDED.contains(column.conversion().type().kind())
                && (column.large() || snapshot.largest(table.targetName(), column.targetName()) > RowCursor.LARGE);
        return new VerifyColumn(
                column.position(),
                column.targetName(),
                column.conversion(),
                table.isKey(column),
                digest,
                column.secret());
    }

    /** Columns that both sides compute, which no migration writes. */
    private List<VerifyColumn> computed(TablePlan table) {
        List<Column> columns = table.source().columns();
        List<VerifyColumn> computed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            computedThere(table, columns.get(i))
                    .flatMap(ExistingColumn::type)
                    .map(type -> new ConversionSpec(type, NumericTime.SECONDS, ZoneOffset.UTC))
                    .ifPresent(spec -> computed.add(
                            new VerifyColumn(place, columns.get(place).name(), spec, false, false)));
        }
        return computed;
    }

    private static Optional<ExistingColumn> computedThere(TablePlan table, Column column) {
        boolean planned =
                table.columns().stream().anyMatch(c -> c.source().name().equals(column.name()));
        return planned || column.generated().isEmpty()
                ? Optional.empty()
                : table.existing()
                        .flatMap(existing -> existing.column(column.name()))
                        .filter(ExistingColumn::generated);
    }

    private static List<String> onlyHere(TablePlan table) {
        Set<String> planned = new HashSet<>();
        table.columns().forEach(column -> planned.add(column.source().name()));
        table.source().columns().stream()
                .filter(column -> computedThere(table, column).isPresent())
                .forEach(column -> planned.add(column.name()));
        return table.source().columns().stream()
                .map(column -> column.name())
                .filter(name -> !planned.contains(name))
                .toList();
    }

    private static List<String> onlyThere(TablePlan table, ExistingTable existing) {
        Set<String> planned = new HashSet<>();
        table.columns().forEach(column -> planned.add(column.targetName()));
        table.source().columns().stream()
                .flatMap(column -> computedThere(table, column).stream())
                .forEach(column -> planned.add(column.name()));
        return existing.columns().stream()
                .map(ExistingColumn::name)
                .filter(name -> !planned.contains(name))
                .toList();
    }

    private static TableComparison nothingInCommon(TablePlan table, ExistingTable existing) {
        long there = Math.max(0, existing.rows());
        return new TableComparison(table.rows(), there, 0, table.rows(), there, 0, 0, List.of());
    }

    /** The target's names of tables that both sides may have, and that the profile leaves to the target. */
    private static Set<String> leftOut(Policies policies, Source source) {
        return source.schema().tables().stream()
                .map(Table::name)
                .filter(name -> policies.rule(name).skip())
                .map(name -> policies.rule(name).name().orElseGet(() -> policies.style()
                        .apply(name)))
                .collect(Collectors.toSet());
    }

    private static List<ComparedTable> onlyThere(MigrationPlan plan, Set<String> leftOut, TargetSnapshot snapshot) {
        Set<String> matched = new HashSet<>(leftOut);
        plan.tables().forEach(table -> table.existing().ifPresent(existing -> matched.add(existing.name())));
        return snapshot.schema().tableNames().stream()
                .filter(name -> !matched.contains(name))
                .map(name -> ComparedTable.onlyThere(
                        name,
                        Math.max(0, snapshot.schema().table(name).orElseThrow().rows())))
                .toList();
    }
}
