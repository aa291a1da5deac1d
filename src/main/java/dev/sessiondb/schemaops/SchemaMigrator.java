package dev.sessiondb.schemaops;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SchemaAction;
import dev.sessiondb.store.SchemaChange;
import dev.sessiondb.store.SchemaOperations;
import dev.sessiondb.store.SchemaScript;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptReader;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Applies the operator's scripts: a dry run, or all that are pending in one transaction. */
public final class SchemaMigrator {
    private final TargetStore target;
    private final ScriptDirectory directory;
    private final ScriptReader reader;
    private final SchemaMigrationOptions options;
    private final SchemaChanger changer;

    public SchemaMigrator(
            TargetStore target,
            ScriptDirectory directory,
            ScriptReader reader,
            SchemaMigrationOptions options,
            RunEnvironment environment) {
        this.target = target;
        this.directory = directory;
        this.reader = reader;
        this.options = options;
        this.changer = new SchemaChanger(environment);
    }

    /**
     * The dry run.
     *
     * @throws SessionDbException with {@code MIGRATION_FAILED} when it was to be tried and fails; rolled back then
     */
    public SchemaMigration plan() {
        ScriptDirectory.Contents contents = directory.read();
        try (Target open = target.open()) {
            SchemaMigration plan = plan(open, contents);
            if (!options.rehearse() || plan.refused() || plan.scripts().isEmpty()) {
                return plan;
            }
            try (RunLock lock = open.lock(changer.attempt(directory.path()))) {
                lock.confirm();
                return plan.with(open.schemaOperations().rehearse(plan.scripts()));
            }
        }
    }

    private SchemaMigration plan(Target open, ScriptDirectory.Contents contents) {
        SchemaStatus status = SchemaStatusReader.of(open, Optional.of(directory), Optional.of(contents));
        return new SchemaMigrationPlanner(status, options, reader)
                .plan(open.schemaOperations().checks());
    }

    /**
     * The real run.
     *
     * @param planned is given the plan before anything is written
     * @throws SessionDbException when nothing was applied: all or nothing
     */
    public SchemaMigration run(Consumer<SchemaMigration> planned) {
        ScriptDirectory.Contents contents = directory.read();
        RunRecord attempt = changer.attempt(directory.path());
        try (Target open = target.open();
                RunLock lock = open.lock(attempt)) {
            SchemaMigration plan = plan(open, contents);
            planned.accept(plan);
            if (plan.refused()) {
                throw refusal(plan.checks());
            }
            if (!plan.scripts().isEmpty()) {
                lock.confirm();
                apply(open.schemaOperations(), plan, attempt);
            }
            return plan;
        }
    }

    private static void apply(SchemaOperations operations, SchemaMigration plan, RunRecord attempt) {
        SchemaChange change = SchemaChanger.change(attempt, SchemaAction.MIGRATE, names(plan.scripts()));
        SchemaChanger.make(
                operations,
                change,
                (o, c) -> o.apply(c, plan.scripts(), plan.status().state().operator()));
    }

    /** Their versions; of a repeatable script its description. */
    static List<String> names(List<SchemaScript> scripts) {
        return scripts.stream()
                .map(script -> script.version().map(SchemaVersion::text).orElse(script.description()))
                .toList();
    }

    /** What ends a command one of whose checks failed. */
    public static SessionDbException refusal(List<Check> checks) {
        ErrorCode code =
                checks.stream().filter(Check::failed).findFirst().orElseThrow().code();
        return Migrator.refusal(code, checks);
    }
}
