package dev.sessiondb.plan;

import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.ConflictRule;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.MergeTable;
import dev.sessiondb.store.SeededRows;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.TableStatistics;
import dev.sessiondb.store.TargetSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Makes the plan: reads every value of the source once, and writes nothing. */
public final class Planner {
    /** PostgreSQL's limit, MaxHeapAttributeNumber. */
    private static final int MOST_COLUMNS = 1600;

    private static final int NAMED = 30;

    private final Source source;
    private final TargetSchema target;
    private final PlanOptions options;
    private final Findings findings = new Findings();
    private final Policies policies;

    public Planner(Source source, TargetSchema target, PlanOptions options) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.policies = new ProfileResolution(options.policies(), source.schema(), target, findings).resolve();
    }

    /**
     * Makes the plan; what stops it from being carried out is in its findings.
     *
     * @throws dev.sessiondb.error.SessionDbException when the source can't be read
     */
    public MigrationPlan plan() {
        DatabaseSchema schema = source.schema();
        schema.uncarried().forEach(this::uncarried);
        List<Table> wanted = wanted(schema);
        Map<String, String> names = new TableNames(target, policies, findings).assign(wanted);
        FileKind kind = FileKind.of(schema);
        Map<String, TableDraft> drafts = new LinkedHashMap<>();
        for (Table table : wanted) {
            drafts.put(key(table), draft(table, names.getOrDefault(table.name(), table.name()), kind));
        }
        new Concessions(source, policies, findings, drafts).settle();
        drafts.replaceAll((name, draft) -> CollatedKey.kept(new GeneratedColumns(draft, findings).settled()));
        Migrations migrations = new Migrations(options.version());
        List<TablePlan> tables = tables(drafts, Set.copyOf(names.values()), migrations);
        onlyInTarget(tables);
        List<ViewPlan> views = new ViewPlans(schema, drafts, target, findings).plan();
        views.forEach(migrations::view);
        Accounting accounting =
                Accounting.of(source.inventory(), schema, new Accounting.Carried(tables, views), findings.toList());
        return new MigrationPlan(
                tables,
                findings.toList(),
                migrations.preData(),
                migrations.postData(),
                views,
                mergeGroups(tables),
                policies,
                accounting);
    }

    /** All tables but those that the profile leaves out. */
    private List<Table> wanted(DatabaseSchema schema) {
        List<Table> wanted = new ArrayList<>();
        for (Table table : schema.tables()) {
            TableRule rule = policies.rule(table.name());
            if (rule.skip()) {
                String why = rule.because().map(words -> ": " + words).orElse("");
                findings.warn("table-not-carried", table.name(), "left out, as the profile says" + why, table.sql());
            } else {
                wanted.add(ProfiledTable.of(table, rule));
            }
        }
        return wanted;
    }

    /** What a run into the tables of an application leaves alone. */
    private void onlyInTarget(List<TablePlan> tables) {
        List<String> names = tables.stream().map(TablePlan::targetName).toList();
        List<String> others = target.tableNames().stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (tables.stream().noneMatch(table -> table.mode() == PublishMode.MERGE)) {
            return;
        }
        for (String name : others.subList(0, Math.min(NAMED, others.size()))) {
            findings.note("only-in-target", name, "the source has no such table: the target's stays as it is");
        }
        if (others.size() > NAMED) {
            String more = "so it is with " + (others.size() - NAMED) + " more tables of the target";
            findings.note("only-in-target", others.get(NAMED), more);
        }
    }

    private void uncarried(UncarriedObject object) {
        String name = object.kind() + " `" + object.name() + "` is not carried: " + object.reason();
        String code = object.kind().replace(' ', '-') + "-not-carried";
        findings.warn(code, object.table(), name, object.sql());
    }

    private TableDraft draft(Table table, String targetName, FileKind kind) {
        TableStatistics statistics = source.statistics(table);
        Optional<ExistingTable> existing = target.table(targetName);
        if (table.columns().size() > MOST_COLUMNS) {
            findings.error(
                    "too-many-columns",
                    table.name(),
                    "has " + table.columns().size() + " columns; PostgreSQL allows " + MOST_COLUMNS);
        }
        if (source.partial() && existing.isEmpty()) {
            findings.error(
                    "no-such-table",
                    table.name(),
                    "the target has no table `" + targetName
                            + "`: rejected rows go into the tables of the run that left them out");
        }
        TableAnalysis analysis = new TableAnalysis(table, statistics, targetName, existing);
        List<ColumnChoice> choices = new ColumnChoices(analysis, policies, kind, findings).choose();
        if (choices.isEmpty()) {
            findings.error("no-common-column", table.name(), "has no column in common with the target's table");
            return new TableDraft(analysis, table, List.of(), RowChanges.NONE);
        }
        ColumnPlans.Settled settled =
                new ColumnPlans(analysis, policies, findings).settle(choices, () -> source.rows(table));
        new MergedColumns(table, settled.columns(), findings)
                .check(policies.rule(table.name()), () -> source.rows(table));
        return new TableDraft(analysis, table, settled.columns(), RowChanges.NONE.without(settled.rejected()));
    }

    private List<TablePlan> tables(Map<String, TableDraft> drafts, Set<String> taken, Migrations migrations) {
        RelationNames names = new RelationNames(target, taken);
        List<TablePlan> plans = new ArrayList<>();
        for (TableDraft draft : drafts.values()) {
            plans.add(draft.existing().isPresent() ? merged(draft, migrations) : moved(draft, names, migrations));
        }
        List<TablePlan> complete = new ArrayList<>();
        ForeignKeyPlans foreignKeys = new ForeignKeyPlans(drafts, findings);
        for (TablePlan plan : plans) {
            complete.add(
                    plan.mode() == PublishMode.MOVE ? withForeignKeys(plan, foreignKeys, drafts, migrations) : plan);
        }
        return complete;
    }

    private TablePlan moved(TableDraft draft, RelationNames names, Migrations migrations) {
        List<String> checks = TableDdl.checks(draft, findings);
        migrations.table(draft.targetName(), draft.columns(), checks);
        Optional<KeyDdl.PrimaryKeySql> key = KeyDdl.primaryKey(draft, names);
        key.ifPresent(k -> migrations.key(k.add(), k.drop()));
        List<IndexPlan> indexes = new IndexPlans(draft, findings).plan(names);
        indexes.forEach(index -> migrations.key(index.sql(), index.inverse()));
        return new TablePlan(
                draft.analysis().table(),
                draft.targetName(),
                PublishMode.MOVE,
                draft.analysis().statistics().rows(),
                draft.columns(),
                draft.changes(),
                key.map(KeyDdl.PrimaryKeySql::columns).orElse(List.of()),
                indexes,
                List.of(),
                checks,
                Optional.empty(),
                Optional.empty(),
                lastId(draft));
    }

    private TablePlan merged(TableDraft draft, Migrations migrations) {
        ExistingTable existing = draft.existing().orElseThrow();
        Optional<MergeTable> merge = Optional.of(draft.columns())
                .filter(columns -> !columns.isEmpty())
                .map(columns -> MergePlans.plan(existing, columns, conflicts(draft, existing)));
        merge.ifPresent(m -> migrations.bareTable(m, draft.columns()));
        findings.note(
                "merged",
                draft.table().name(),
                "the target has this table: its own columns, keys, indexes and triggers stay as they are");
        return new TablePlan(
                draft.analysis().table(),
                draft.targetName(),
                PublishMode.MERGE,
                draft.analysis().statistics().rows(),
                draft.columns(),
                draft.changes(),
                merge.map(MergeTable::key).orElse(List.of()),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(existing),
                merge,
                lastId(draft));
    }

    /** What is said of rows of the target that are in the way. */
    private ConflictRule conflicts(TableDraft draft, ExistingTable existing) {
        ConflictRule rule = policies.rule(draft.table().name()).conflicts();
        for (SeededRows seeds : rule.seeds()) {
            boolean known = seeds.values().keySet().stream()
                    .allMatch(name -> existing.column(name).isPresent());
            if (known) {
                String said = "the target's rows with " + seeds.words()
                        + " are the application's own: they give way to the source's, as the profile says";
                findings.note("seeds-give-way", draft.table().name(), said);
            } else {
                String unknown = "the profile's `seeds` (" + seeds.words() + ") name a column that the target's table `"
                        + existing.name() + "` does not have";
                findings.error("no-such-column", draft.table().name(), unknown);
            }
        }
        return rule;
    }

    private static TablePlan withForeignKeys(
            TablePlan plan, ForeignKeyPlans planner, Map<String, TableDraft> drafts, Migrations migrations) {
        List<ForeignKeyPlan> keys = planner.plan(Objects.requireNonNull(drafts.get(key(plan.source()))));
        keys.stream().filter(k -> !k.cross()).forEach(k -> migrations.key(k.sql(), k.inverse()));
        return plan.withForeignKeys(keys);
    }

    /** The highest id ever used, where a column of ids goes on counting in the target. */
    private static OptionalLong lastId(TableDraft draft) {
        TableStatistics statistics = draft.analysis().statistics();
        Optional<ColumnPlan> identity =
                draft.columns().stream().filter(ColumnPlan::identity).findFirst();
        if (identity.isEmpty()) {
            return OptionalLong.empty();
        }
        long highest =
                statistics.columns().get(identity.get().position()).maxInteger().orElse(0);
        boolean counted =
                draft.table().primaryKey().map(PrimaryKey::autoincrement).orElse(false);
        return OptionalLong.of(counted ? Math.max(highest, statistics.sequence().orElse(0)) : highest);
    }

    private static List<List<String>> mergeGroups(List<TablePlan> tables) {
        Map<String, List<String>> references = new LinkedHashMap<>();
        tables.forEach(t -> t.existing().ifPresent(e -> references.put(e.name(), e.references())));
        return LoadOrder.of(references);
    }

    private static String key(Table table) {
        return AsciiNames.lower(table.name());
    }
}
