package dev.sessiondb.schemaops;

import dev.sessiondb.backup.BackupPlace;
import dev.sessiondb.backup.BackupPlan;
import dev.sessiondb.backup.BackupPlanner;
import dev.sessiondb.backup.BackupTaker;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.ReplacedServer;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.migrate.ServerSourceStore;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SchemaAction;
import dev.sessiondb.store.SchemaChange;
import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptReader;
import dev.sessiondb.store.TableLoss;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes versions of the operator's back: a dry run, or all of them in one transaction, after a backup of the tables that lose something. */
public final class SchemaRollbacker {

    /**
     * What a rollback works on.
     *
     * @param server the tables as a source, for their backup
     */
    public record Stores(
            TargetStore target, ScriptDirectory directory, ScriptReader reader, ServerSourceStore server) {}

    private final Stores stores;
    private final SchemaVersion to;
    private final BackupPlace backups;
    private final RunEnvironment environment;
    private final SchemaChanger changer;

    /** @param to the version that stays; 0 for none */
    public SchemaRollbacker(Stores stores, SchemaVersion to, BackupPlace backups, RunEnvironment environment) {
        this.stores = stores;
        this.to = to;
        this.backups = backups;
        this.environment = environment;
        this.changer = new SchemaChanger(environment);
    }

    /**
     * The dry run: executes the undo scripts in a transaction that is rolled back, to know what they drop.
     *
     * @throws SessionDbException with {@code MIGRATION_FAILED} when an undo script fails; rolled back then
     */
    public SchemaRollback plan() {
        ScriptDirectory.Contents contents = stores.directory().read();
        try (Target open = stores.target().open();
                RunLock lock = open.lock(changer.attempt(stores.directory().path()))) {
            lock.confirm();
            return plan(open, contents);
        }
    }

    private SchemaRollback plan(Target open, ScriptDirectory.Contents contents) {
        SchemaStatus status = SchemaStatusReader.of(open, Optional.of(stores.directory()), Optional.of(contents));
        SchemaRollback plan = new SchemaRollbackPlanner(status, to, stores.reader())
                .plan(open.schemaOperations().checks());
        return plan.refused() || plan.scripts().isEmpty() ? plan : tried(open, plan);
    }

    private SchemaRollback tried(Target open, SchemaRollback plan) {
        List<TableLoss> losses = open.schemaOperations().rehearse(plan.scripts());
        List<Check> checks = new ArrayList<>(plan.checks());
        checks.add(within(losses));
        if (losses.isEmpty()) {
            return plan.with(losses, checks, Optional.empty());
        }
        BackupPlan backup = BackupPlanner.plan(backups, environment.clock().instant(), 0);
        checks.addAll(BackupPlanner.checks(backup));
        return plan.with(losses, checks, Optional.of(backup));
    }

    private static Check within(List<TableLoss> losses) {
        String id = "schema.elsewhere";
        String title = "nothing outside the schema is lost";
        List<String> elsewhere = losses.stream()
                .filter(TableLoss::elsewhere)
                .map(loss -> "`" + loss.table() + "` " + loss.what())
                .toList();
        return elsewhere.isEmpty()
                ? Check.pass(id, title, losses.size() + " tables of the schema lose something")
                : Check.fail(
                        id,
                        title,
                        String.join("; ", elsewhere) + ": tables of other schemas can't be backed up here",
                        "take these statements out of the undo script, and execute them by hand");
    }

    /**
     * The real run.
     *
     * @param planned is given the plan before anything is written
     * @throws SessionDbException when nothing was taken back: all or nothing
     */
    public SchemaRollback run(Consumer<SchemaRollback> planned) {
        ScriptDirectory.Contents contents = stores.directory().read();
        RunRecord attempt = changer.attempt(stores.directory().path());
        try (Target open = stores.target().open();
                RunLock lock = open.lock(attempt)) {
            SchemaRollback plan = plan(open, contents);
            planned.accept(plan);
            if (plan.refused()) {
                throw SchemaMigrator.refusal(plan.checks());
            }
            if (plan.scripts().isEmpty()) {
                return plan;
            }
            lock.confirm();
            Optional<ReplacedServer.Kept> kept = plan.planned().map(backup -> keep(open, plan, backup));
            SchemaRollback backedUp = kept.map(k -> plan.with(k.backup())).orElse(plan);
            lock.confirm();
            undo(
                    open,
                    backedUp,
                    attempt,
                    kept.map(ReplacedServer.Kept::fingerprints).orElse(Map.of()));
            return backedUp;
        }
    }

    private ReplacedServer.Kept keep(Target open, SchemaRollback plan, BackupPlan backup) {
        List<String> tables = plan.losses().stream().map(TableLoss::table).toList();
        BackupTaker taker = new BackupTaker(environment.toolVersion()).of("schema rollback");
        return new ReplacedServer(open, tables).keep(stores.server().only(new HashSet<>(tables)), taker, backup);
    }

    private static void undo(Target open, SchemaRollback plan, RunRecord attempt, Map<String, String> fingerprints) {
        String manifest = plan.backup().map(b -> b.manifest().toString()).orElse("");
        SchemaChange change =
                new SchemaChange(attempt, SchemaAction.ROLLBACK, SchemaMigrator.names(plan.scripts()), manifest);
        SchemaChanger.make(
                open.schemaOperations(),
                change,
                (o, c) -> o.undo(c, plan.scripts(), plan.status().state().operator(), fingerprints));
    }
}
