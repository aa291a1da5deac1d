package dev.sessiondb.plan;

import dev.sessiondb.convert.ConversionSpec;
import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.plan.Finding.Severity;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.TableRule;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.ExistingColumn;
import dev.sessiondb.store.ExistingTable;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetTableDetail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Plans the way from PostgreSQL to a SQLite file. Tables and columns that the file has are matched by the plan of the way forth, so that both ways agree. */
public final class SqlitePlanner {
    /** A value is held whole while it is read and written, several times over: as PostgreSQL sends it, as text, as SQLite takes it. */
    private static final int COPIES = 16;

    private static final Set<TypeKind> UNBOUNDED =
            Set.of(TypeKind.TEXT, TypeKind.VARCHAR, TypeKind.BYTEA, TypeKind.JSON, TypeKind.JSONB);

    private final Optional<Source> old;
    private final TargetSnapshot snapshot;
    private final PlanOptions options;
    private final Originals originals;
    private final Findings findings = new Findings();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> leftToEach = new HashSet<>();

    /**
     * @param old the file that will be replaced, or that the new one begins as
     * @param originals how values of tables without rows were written
     */
    public SqlitePlanner(Optional<Source> old, TargetSnapshot snapshot, PlanOptions options, Originals originals) {
        this.old = old;
        this.snapshot = snapshot;
        this.options = options;
        this.originals = originals;
    }

    /**
     * Makes the plan; what stops it from being carried out is in its findings.
     *
     * @throws dev.sessiondb.error.SessionDbException when a side can't be read
     */
    public SqlitePlan plan() {
        Map<String, SqliteTablePlan> plans = new LinkedHashMap<>();
        List<String> kept = new ArrayList<>();
        old.ifPresent(source -> returned(source, plans, kept));
        for (String name : snapshot.schema().tableNames()) {
            if (!plans.containsKey(name) && !leftToEach.contains(name)) {
                ExistingTable table = snapshot.schema().table(name).orElseThrow();
                created(table).ifPresent(plan -> plans.put(name, plan));
            }
        }
        plans.values().forEach(this::checkSizes);
        snapshot.otherObjects().stream()
                .filter(object -> !hasView(object))
                .forEach(object -> findings.warn("not-carried", object, object + " of PostgreSQL is not carried", ""));
        if (plans.isEmpty()) {
            String schema = snapshot.description().schema();
            findings.error("no-tables", schema, "schema `" + schema + "` has no table to bring back");
        }
        return new SqlitePlan(List.copyOf(plans.values()), kept, findings.toList());
    }

    /** A view that the file has, or had. */
    private boolean hasView(String object) {
        return old.stream()
                .flatMap(source -> source.schema().views().stream())
                .anyMatch(view -> object.equals("view `" + view.name() + "`"));
    }

    private void returned(Source source, Map<String, SqliteTablePlan> plans, List<String> kept) {
        source.schema().tables().forEach(table -> taken.add(table.name().toLowerCase(Locale.ROOT)));
        source.schema().uncarried().forEach(this::virtual);
        MigrationPlan forth = new Planner(source, snapshot.schema(), options).plan();
        source.schema().tables().stream()
                .map(Table::name)
                .filter(name -> forth.policies().rule(name).skip())
                .forEach(name -> leftToEach(name, forth.policies(), kept));
        for (TablePlan table : forth.tables()) {
            if (table.mode() == PublishMode.MERGE) {
                TableRule rule = forth.policies().rule(table.source().name());
                plans.put(table.targetName(), returned(table, new ProfiledReturn(table, rule, snapshot)));
            } else {
                kept.add(table.source().name());
                findings.note(
                        "only-in-sqlite",
                        table.source().name(),
                        "PostgreSQL has no such table: it stays as it is, with " + table.rows() + " rows");
            }
        }
    }

    /** What the profile leaves out on the way forth doesn't come back either. */
    private void leftToEach(String name, Policies policies, List<String> kept) {
        leftToEach.add(
                policies.rule(name).name().orElseGet(() -> policies.style().apply(name)));
        kept.add(name);
        findings.note("only-in-sqlite", name, "it stays as it is: the profile leaves this table out");
    }

    private void virtual(UncarriedObject object) {
        if (object.kind().equals("virtual table")) {
            findings.warn(
                    "virtual-table-kept",
                    object.name(),
                    "virtual table `" + object.name()
                            + "` stays as it is: if it indexes a table whose rows change, rebuild it",
                    object.sql());
        }
    }

    private SqliteTablePlan returned(TablePlan plan, ProfiledReturn profiled) {
        ExistingTable table = plan.existing().orElseThrow();
        requireReadable(table);
        profiled.nulls(findings);
        List<ReturnedColumn> columns = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        for (ColumnPlan column : plan.columns()) {
            if (profiled.added(column)) {
                continue;
            }
            filled.add(column.targetName());
            if (profiled.derived(column)) {
                profiled.returned(column, findings).ifPresent(columns::add);
            } else if (column.source().generated().isEmpty()) {
                columns.add(remembered(plan, returned(column)));
            }
        }
        onlyInSqlite(plan, profiled);
        TargetTableDetail detail = snapshot.detail(table.name());
        Map<String, String> types = types(table, filled);
        SqliteTableDdl ddl = new SqliteTableDdl(renamed(table, plan.source().name()), detail, types, findings);
        List<String> before = new ArrayList<>();
        for (ExistingColumn column : table.columns()) {
            boolean open = !filled.contains(column.name()) && !column.generated() && !profiled.idle(column.name());
            if (open && !profiled.apart(column.name(), findings)) {
                added(plan.source(), column).map(profiled::emptied).ifPresent(c -> {
                    before.add(ddl.add(column, strict(plan.source())));
                    columns.add(c);
                });
            }
        }
        Optional<String> key = plan.source()
                .primaryKey()
                .filter(PrimaryKey::autoincrement)
                .map(k -> k.columns().get(0));
        return new SqliteTablePlan(
                table.name(),
                plan.source().name(),
                Optional.of(plan.source().withoutDerived()),
                table.rows(),
                columns,
                plan.primaryKey(),
                before,
                List.of(),
                lastId(detail, columns, key));
    }

    private static ReturnedColumn returned(ColumnPlan column) {
        return new ReturnedColumn(
                column.targetName(),
                column.source().name(),
                column.typeSql(),
                column.source().declaredType(),
                column.conversion(),
                OptionalInt.empty(),
                OptionalInt.of(column.position()));
    }

    /** Rows of the file itself tell better than the ledger. */
    private ReturnedColumn remembered(TablePlan plan, ReturnedColumn column) {
        Optional<OriginalColumn> original = originals
                .table(plan.targetName())
                .flatMap(table -> Optional.ofNullable(table.columns().get(column.source())));
        if (plan.rows() > 0 || original.isEmpty()) {
            return column;
        }
        if (original.get().mixed()) {
            findings.column(
                    "spelling-changes",
                    Severity.NOTE,
                    plan.source().name(),
                    column.target(),
                    "the migrated values were not all written in one way: equal values come back, written as most were");
        }
        return column.written(original.get());
    }

    private static OptionalLong lastId(TargetTableDetail detail, List<ReturnedColumn> columns, Optional<String> key) {
        return columns.stream()
                .filter(c -> key.filter(c.target()::equalsIgnoreCase).isPresent())
                .filter(c -> detail.lastValues().containsKey(c.source()))
                .mapToLong(c -> detail.lastValues().getOrDefault(c.source(), 0L))
                .findFirst();
    }

    private static ExistingTable renamed(ExistingTable table, String name) {
        return new ExistingTable(
                name,
                table.rows(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                table.references(),
                table.published());
    }

    private static boolean strict(Table table) {
        String options = table.sql().substring(table.sql().lastIndexOf(')') + 1);
        return options.toUpperCase(Locale.ROOT).contains("STRICT");
    }

    private void onlyInSqlite(TablePlan plan, ProfiledReturn profiled) {
        plan.source().withoutDerived().columns().stream()
                .filter(c -> c.generated().isEmpty() && !profiled.merged(c))
                .filter(c -> plan.columns().stream().noneMatch(p -> p.source().equals(c)))
                .forEach(
                        c -> findings.column(
                                "column-only-in-sqlite",
                                Severity.WARNING,
                                plan.source().name(),
                                c.name(),
                                "PostgreSQL doesn't keep this column: rows that are still there keep their values, new ones get its default"));
    }

    private Optional<ReturnedColumn> added(Table table, ExistingColumn column) {
        boolean taken =
                table.column(column.name()).isPresent() && !table.derived().containsKey(column.name());
        if (column.type().isPresent() && taken) {
            findings.column(
                    "name-taken",
                    Severity.ERROR,
                    table.name(),
                    column.name(),
                    "PostgreSQL's column can't be matched with the SQLite column of the same name");
            return Optional.empty();
        }
        Optional<ReturnedColumn> added = column(table.name(), column);
        if (added.isEmpty()) {
            return added;
        }
        findings.column(
                "column-added",
                Severity.WARNING,
                table.name(),
                column.name(),
                "the SQLite table has no such column: it is added, without NOT NULL, DEFAULT and keys");
        return added;
    }

    /** A column that the file doesn't have yet. */
    private Optional<ReturnedColumn> column(String table, ExistingColumn column) {
        if (column.type().isEmpty()) {
            findings.column(
                    "type-unknown",
                    Severity.ERROR,
                    table,
                    column.name(),
                    "values of PostgreSQL's type `" + column.typeSql() + "` can't be brought back");
            return Optional.empty();
        }
        ConversionSpec spec = new ConversionSpec(column.type().get(), NumericTime.SECONDS, options.zone());
        return Optional.of(new ReturnedColumn(
                column.name(),
                column.name(),
                column.typeSql(),
                declared(table, column),
                spec,
                OptionalInt.empty(),
                OptionalInt.empty()));
    }

    private String declared(String table, ExistingColumn column) {
        ColumnType type = column.type().orElseThrow();
        boolean numeric = type.kind() == TypeKind.NUMERIC;
        return SqliteTypes.declared(type, numeric ? snapshot.mostDigits(table, column.name()) : 0);
    }

    /** Of the columns that SQLite doesn't have yet. */
    private Map<String, String> types(ExistingTable table, Set<String> filled) {
        Map<String, String> types = new HashMap<>();
        if (table.rows() < 0) {
            return types;
        }
        table.columns().stream()
                .filter(c -> c.type().isPresent() && !c.generated() && !filled.contains(c.name()))
                .forEach(c -> types.put(c.name(), declared(table.name(), c)));
        return types;
    }

    private Optional<SqliteTablePlan> created(ExistingTable table) {
        requireReadable(table);
        TargetTableDetail detail = snapshot.detail(table.name());
        if (detail.partition()) {
            findings.note("partition", table.name(), "is a partition: its rows come with those of its parent");
            return Optional.empty();
        }
        requireName(table);
        List<ReturnedColumn> columns = new ArrayList<>();
        table.columns().stream().filter(c -> !c.generated()).forEach(c -> column(table.name(), c)
                .ifPresent(columns::add));
        table.columns().stream()
                .filter(ExistingColumn::generated)
                .forEach(c -> findings.column(
                        "generated-not-carried",
                        Severity.WARNING,
                        table.name(),
                        c.name(),
                        "generated columns are not translated"));
        for (UncarriedObject other : detail.others()) {
            String message = other.kind() + " `" + other.name() + "` is not carried: " + other.reason();
            findings.warn(other.kind().replace(' ', '-') + "-not-carried", table.name(), message, other.sql());
        }
        SqliteTableDdl ddl = new SqliteTableDdl(table, detail, types(table, Set.of()), findings);
        Optional<String> key = table.primaryKey().stream().findFirst();
        return Optional.of(new SqliteTablePlan(
                table.name(),
                table.name(),
                Optional.empty(),
                table.rows(),
                columns,
                table.primaryKey(),
                List.of(ddl.create()),
                ddl.indexes(),
                lastId(detail, columns, key)));
    }

    private void requireReadable(ExistingTable table) {
        if (table.rows() < 0) {
            findings.error(
                    "not-readable",
                    table.name(),
                    "the role may not read it, or a policy of row-level security hides rows of it: GRANT SELECT ON \""
                            + table.name() + "\" TO " + snapshot.description().user() + ", or ALTER ROLE "
                            + snapshot.description().user() + " BYPASSRLS");
        }
    }

    /** SQLite's names are equal but for case, and those that begin with {@code sqlite_} are its own. */
    private void requireName(ExistingTable table) {
        String lower = table.name().toLowerCase(Locale.ROOT);
        if (!taken.add(lower) || lower.startsWith("sqlite_")) {
            findings.error("name-taken", table.name(), "SQLite can't have a table of this name beside those it has");
        }
        Set<String> columns = new HashSet<>();
        table.columns().stream()
                .filter(c -> !columns.add(c.name().toLowerCase(Locale.ROOT)))
                .forEach(c -> findings.column(
                        "name-taken",
                        Severity.ERROR,
                        table.name(),
                        c.name(),
                        "SQLite can't have two columns whose names differ only in case"));
    }

    private void checkSizes(SqliteTablePlan plan) {
        long most = Runtime.getRuntime().maxMemory() / COPIES;
        if (plan.rows() < 0) {
            return;
        }
        for (ReturnedColumn column : plan.columns()) {
            boolean sized = UNBOUNDED.contains(column.conversion().type().kind());
            long largest = sized ? snapshot.largest(plan.source(), column.source()) : 0;
            if (largest > most) {
                findings.column(
                        "value-too-large",
                        Severity.ERROR,
                        plan.source(),
                        column.source(),
                        "its largest value has " + largest + " bytes; with this memory the way back takes at most "
                                + most + ": give it more with `java -Xmx" + megabytes(largest * COPIES) + "m`");
            }
        }
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024) + 1;
    }
}
