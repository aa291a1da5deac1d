package dev.sessiondb.preflight;

import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.backup.BackupUnderWay;
import dev.sessiondb.config.Settings;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.plan.ForeignKeyPlan;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.Planner;
import dev.sessiondb.plan.TargetConcessions;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Cutover;
import dev.sessiondb.store.Ledger;
import dev.sessiondb.store.MergeCount;
import dev.sessiondb.store.MergeViolation;
import dev.sessiondb.store.OnConflict;
import dev.sessiondb.store.Probing;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.RunSummary;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetSchema;
import dev.sessiondb.store.TargetSnapshot;
import dev.sessiondb.store.TargetStore;
import dev.sessiondb.store.WorkMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs every check, one after the other, and makes the plan as far as source and target let it. */
public final class Preflight {
    private final SourceStore sourceStore;
    private final TargetStore targetStore;
    private final PreflightOptions options;
    private final List<Check> checks = new ArrayList<>();
    private Optional<BackupTaker> backups = Optional.empty();
    private WorkMonitor monitor = WorkMonitor.NONE;
    private Optional<BackupUnderWay> backup = Optional.empty();

    public Preflight(SourceStore sourceStore, TargetStore targetStore, PreflightOptions options) {
        this.sourceStore = sourceStore;
        this.targetStore = targetStore;
        this.options = options;
    }

    /** The same, telling there how the analysis of the values goes on. */
    public Preflight watchedBy(WorkMonitor listener) {
        monitor = listener;
        return this;
    }

    /** For a dry run: takes no lock. */
    public Prepared prepare() {
        return prepare(target -> Optional.empty());
    }

    /**
     * For a real run: holds the target schema's lock from here on.
     *
     * @param taker begins the backup while the values are analysed; empty where there is one already, or it is taken of something else
     */
    public Prepared prepare(RunRecord run, Optional<BackupTaker> taker) {
        backups = taker;
        return prepare(target -> attempt("target.lock", "no other run", () -> target.lock(run)));
    }

    /** Takes the lock, or adds a check that says why not. */
    private interface Locking {
        Optional<RunLock> lock(Target target);
    }

    private Prepared prepare(Locking locking) {
        OpenStores stores = OpenStores.open(sourceStore, targetStore, foundByDefault());
        checks.addAll(stores.checks());
        Optional<Source> source = stores.source();
        Optional<Target> target = stores.target();
        Optional<RunLock> lock = Optional.empty();
        try (Probing probing = stores.probing()) {
            lock = target.flatMap(locking::lock);
            BackupPlan planned = planned(source, target);
            source.ifPresent(open -> begin(open, planned));
            source = sound(source, probing);
            Preview preview = preview(source, target, planned);
            return new Prepared(preview, source, target, lock, backup);
        } catch (RuntimeException | Error e) {
            new Prepared(nothing(), source, target, lock, backup).close();
            throw e;
        }
    }

    private Preview nothing() {
        return new Preview(
                checks, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** Nobody named it, so it is said how it was found. */
    private Optional<Check> foundByDefault() {
        Settings settings = options.configured().settings();
        return Stream.of(settings.sqlitePath(), settings.jsonPath())
                .flatMap(Optional::stream)
                .filter(file -> file.isDefault() && file.value().equals(sourceStore.path()))
                .findFirst()
                .map(file -> Check.pass(
                        "source.default", "the source was found", "`" + file.value() + "`, " + file.origin()));
    }

    private <T> Optional<T> attempt(String id, String title, Supplier<T> action) {
        try {
            return Optional.of(action.get());
        } catch (SessionDbException e) {
            checks.add(DataChecks.failed(id, title, e.problem()));
            return Optional.empty();
        }
    }

    private BackupPlan planned(Optional<Source> source, Optional<Target> target) {
        long bytes = replaces()
                ? target.map(Preflight::bytes).orElse(0L)
                : source.map(s -> s.description().bytes()).orElse(0L);
        BackupPlan planned = BackupPlanner.plan(options.backups(), options.startedAt(), bytes);
        checks.addAll(BackupPlanner.checks(planned));
        return planned;
    }

    /** Adds what was looked for while the copy was made. A damaged file is not read any further, and its copy is no backup. */
    private Optional<Source> sound(Optional<Source> source, Probing probing) {
        List<Check> all = probing.await();
        for (int i = 0; i < all.size(); i++) {
            if (!checks.contains(all.get(i))) {
                checks.add(i == 0 ? 0 : checks.indexOf(all.get(i - 1)) + 1, all.get(i));
            }
        }
        if (all.stream().noneMatch(Check::failed)) {
            return source;
        }
        backup.ifPresent(BackupUnderWay::close);
        backup = Optional.empty();
        source.ifPresent(Source::close);
        return Optional.empty();
    }

    private Preview preview(Optional<Source> source, Optional<Target> target, BackupPlan planned) {
        source.ifPresent(open -> open.watch(monitor));
        Optional<MigrationPlan> made = source.flatMap(open -> plan(open, target));
        made.ifPresent(known -> target.ifPresent(open -> references(open, known)));
        Rehearsed rehearsed = made.isPresent() && source.isPresent() && target.isPresent()
                ? rehearse(made.get(), source.get(), target.get())
                : new Rehearsed(made, List.of());
        Optional<MigrationPlan> plan = rehearsed.plan();
        List<MergeCount> merges = rehearsed.counts();
        plan.ifPresent(known -> checks.addAll(DataChecks.of(known)));
        plan.ifPresent(known -> source.flatMap(open -> ProjectSchema.offer(
                        known.policies().profile().about(),
                        options.configured().settings().schema(),
                        open.description().path()))
                .ifPresent(checks::add));
        if (replaces()) {
            plan.ifPresent(known -> target.ifPresent(open -> others(open, known)));
        }
        boolean catchesUp = source.filter(Source::catchesUp).isPresent();
        if (catchesUp && plan.isPresent()) {
            checks.add(CatchUpChecks.changes(plan.get(), merges));
        }
        plan.ifPresent(known -> checks.addAll(new MergeChecks(known, options.onConflict())
                .of(catchesUp ? CatchUpChecks.conflicts(merges) : merges, catchesUp)));
        if (made.isPresent() && source.isPresent() && target.isPresent() && !catchesUp) {
            checks.addAll(withoutMisfits(made.get(), source.get(), target.get()));
        }
        Optional<LedgerFacts> ledger = target.flatMap(this::ledger);
        List<Drift> drifts = drift(source, ledger, plan, merges);
        drifts.forEach(drift -> checks.add(drift.check()));
        options.cutover().ifPresent(checks::add);
        return new Preview(
                checks,
                source.map(Source::description),
                target.map(Target::description),
                Optional.of(planned),
                plan,
                merges,
                drifts);
    }

    /** The copy's dump is made while the values are analysed. It is taken back when a check fails. */
    private void begin(Source source, BackupPlan planned) {
        if (checks.stream().noneMatch(Check::failed)) {
            backups.ifPresent(taker -> monitor.stepStarted("copy of the source"));
            backup = backups.map(taker -> taker.begin(source.whole(), sourceStore.wholeStore(), planned));
        }
    }

    /** A restore backs up what it replaces, not what it reads. */
    private boolean replaces() {
        return options.onConflict() == OnConflict.REPLACE;
    }

    private void others(Target target, MigrationPlan plan) {
        attempt("data.others", "tables that only the target has", target::schema)
                .flatMap(schema -> DataChecks.others(schema, plan))
                .ifPresent(checks::add);
    }

    private void references(Target target, MigrationPlan plan) {
        List<String> referenced = plan.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(ForeignKeyPlan::cross)
                .map(ForeignKeyPlan::referencedTable)
                .distinct()
                .toList();
        attempt("target.references", "may refer to existing tables", () -> {
            target.requireReferences(referenced);
            return referenced;
        });
    }

    private static long bytes(Target target) {
        try (TargetSnapshot snapshot = target.snapshot()) {
            return snapshot.bytes();
        } catch (SessionDbException e) {
            return 0;
        }
    }

    /** What the ledger says that matters for drift. */
    private record LedgerFacts(Optional<Cutover> cutover, Optional<RunSummary> published) {}

    private Optional<LedgerFacts> ledger(Target target) {
        return attempt("target.ledger", "the ledger can be read", () -> {
            Ledger ledger = target.ledger();
            return new LedgerFacts(ledger.cutover(), ledger.lastPublished());
        });
    }

    private List<Drift> drift(
            Optional<Source> source,
            Optional<LedgerFacts> ledger,
            Optional<MigrationPlan> plan,
            List<MergeCount> merges) {
        Optional<RunSummary> published = ledger.flatMap(LedgerFacts::published);
        boolean written = source.map(Source::description)
                .filter(file -> PublishedSource.changed(file.path(), file.lastWrite(), published))
                .isPresent();
        boolean partial = source.filter(Source::partial).isPresent();
        boolean comparable = !partial
                && published.isPresent()
                && plan.filter(p -> p.errors().isEmpty()).isPresent();
        Optional<Contents> contents =
                comparable ? plan.map(made -> ContentsComparison.of(made, merges)) : Optional.empty();
        return DriftRules.of(new DriftFacts(
                options.configured().settings().backend(),
                options.configured().disagreements(),
                ledger.flatMap(LedgerFacts::cutover),
                written,
                contents));
    }

    /** Without a target the plan is made as if into an empty schema, so that what the source says is heard all the same. */
    private Optional<MigrationPlan> plan(Source source, Optional<Target> target) {
        Optional<TargetSchema> schema = target.isPresent()
                ? attempt("target.schema", "the target schema can be read", target.get()::schema)
                : Optional.of(new TargetSchema(false, Map.of(), Set.of()));
        return schema.flatMap(
                known -> attempt("source.analysis", "every value can be read", () -> analysed(source, known)));
    }

    private MigrationPlan analysed(Source source, TargetSchema schema) {
        monitor.tablesPlanned(source.schema().tables().size(), OptionalLong.empty());
        return new Planner(source, schema, options.plan()).plan();
    }

    /** What a rehearsal leaves of a plan, and how its rows stand to the target's. */
    private record Rehearsed(Optional<MigrationPlan> plan, List<MergeCount> counts) {}

    /** Rows that the target's constraints would not let in give way where they may, and what refers to them is found when it is tried again. */
    private Rehearsed rehearse(MigrationPlan made, Source source, Target target) {
        TargetConcessions concessions = new TargetConcessions(made.policies());
        MigrationPlan plan = made;
        List<MergeCount> counts = merges(plan, source, target);
        MigrationPlan settled = concessions.settle(plan, violations(counts));
        while (!settled.equals(plan)) {
            plan = settled;
            counts = merges(plan, source, target);
            settled = concessions.settle(plan, violations(counts));
        }
        return new Rehearsed(Optional.of(plan), counts);
    }

    /** Where values stop the run, what the target asks of single rows is tried all the same, without the rows of these values, so that it is said at once. What a foreign key refers to may be one of those rows. */
    private List<Check> withoutMisfits(MigrationPlan made, Source source, Target target) {
        boolean misfits = made.errors().stream()
                .allMatch(
                        f -> f.code().equals("value-not-converted") || f.code().endsWith("-violated"));
        if (made.errors().isEmpty() || !misfits || made.mergeGroups().isEmpty()) {
            return List.of();
        }
        PlanOptions skipping = new PlanOptions(
                options.plan().policies().skipping(), options.plan().version());
        return attempt("data.merge", "rows can be compared with those of existing tables", () -> {
                    MigrationPlan plan = new Planner(source, target.schema(), skipping).plan();
                    List<MergeCount> counts = plan.errors().isEmpty() ? rehearseMerge(plan, source, target) : List.of();
                    return new MergeChecks(made, options.onConflict())
                            .of(counts.stream().map(Preflight::ofSingleRows).toList(), false).stream()
                                    .filter(Check::failed)
                                    .map(Preflight::afterMisfits)
                                    .toList();
                })
                .orElse(List.of());
    }

    private static MergeCount ofSingleRows(MergeCount count) {
        return count.withViolations(count.violations().stream()
                .filter(violation -> !violation.reference() && !violation.follows())
                .toList());
    }

    private static Check afterMisfits(Check check) {
        String detail = check.detail()
                + "\n(tried without the rows above that don't fit; foreign keys are tried once all rows do)";
        return new Check(check.id(), check.title(), check.status(), detail, check.hint(), check.code());
    }

    private static List<MergeViolation> violations(List<MergeCount> counts) {
        return counts.stream().flatMap(count -> count.violations().stream()).toList();
    }

    private List<MergeCount> merges(MigrationPlan plan, Source source, Target target) {
        if (!plan.errors().isEmpty() || plan.mergeGroups().isEmpty()) {
            return List.of();
        }
        return attempt(
                        "data.merge",
                        "rows can be compared with those of existing tables",
                        () -> rehearseMerge(plan, source, target))
                .orElse(List.of());
    }

    private List<MergeCount> rehearseMerge(MigrationPlan plan, Source source, Target target) {
        Optional<Source> before = source.catchesUp() ? sourceStore.openBefore() : Optional.empty();
        monitor.stepStarted("comparison with existing tables");
        try {
            return target.rehearseMerge(MergeRehearsals.of(plan, source, before, options.onConflict()));
        } finally {
            before.ifPresent(Source::close);
        }
    }
}
