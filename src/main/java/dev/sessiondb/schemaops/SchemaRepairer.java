package dev.sessiondb.schemaops;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.RunEnvironment;
import dev.sessiondb.store.HistoryRepair;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.SchemaAction;
import dev.sessiondb.store.SchemaHistory;
import dev.sessiondb.store.SchemaState;
import dev.sessiondb.store.Target;
import dev.sessiondb.store.TargetStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Mends sessiondb's own histories: a dry run, or all of it in one transaction. Executes no script. */
public final class SchemaRepairer {
    private final TargetStore target;
    private final Optional<ScriptDirectory> directory;
    private final SchemaChanger changer;

    public SchemaRepairer(TargetStore target, Optional<ScriptDirectory> directory, RunEnvironment environment) {
        this.target = target;
        this.directory = directory;
        this.changer = new SchemaChanger(environment);
    }

    /** The dry run. */
    public SchemaRepair plan() {
        Optional<ScriptDirectory.Contents> contents = directory.map(ScriptDirectory::read);
        try (Target open = target.open()) {
            return plan(open, contents);
        }
    }

    private SchemaRepair plan(Target open, Optional<ScriptDirectory.Contents> contents) {
        SchemaStatus status = SchemaStatusReader.of(open, directory, contents);
        return new SchemaRepairPlanner(status).plan(open.schemaOperations().checks());
    }

    /**
     * The real run.
     *
     * @param planned is given the plan before anything is written
     * @throws SessionDbException when nothing was mended
     */
    public SchemaRepair run(Consumer<SchemaRepair> planned) {
        Optional<ScriptDirectory.Contents> contents = directory.map(ScriptDirectory::read);
        RunRecord attempt = changer.attempt(
                directory.map(ScriptDirectory::path).orElse(Path.of("").toAbsolutePath()));
        try (Target open = target.open();
                RunLock lock = open.lock(attempt)) {
            SchemaRepair plan = plan(open, contents);
            planned.accept(plan);
            if (plan.refused()) {
                throw SchemaMigrator.refusal(plan.checks());
            }
            if (!plan.steps().isEmpty()) {
                lock.confirm();
                List<String> versions =
                        plan.steps().stream().map(SchemaRepair.Step::version).toList();
                SchemaChanger.make(
                        open.schemaOperations(),
                        SchemaChanger.change(attempt, SchemaAction.REPAIR, versions),
                        (o, c) -> o.mend(c, repairs(plan)));
            }
            return plan;
        }
    }

    private static List<HistoryRepair> repairs(SchemaRepair plan) {
        SchemaState state = plan.status().state();
        List<HistoryRepair> repairs = new ArrayList<>();
        add("derived", state.derived(), plan, repairs);
        add("operator", state.operator(), plan, repairs);
        return repairs;
    }

    private static void add(String name, SchemaHistory history, SchemaRepair plan, List<HistoryRepair> repairs) {
        List<SchemaRepair.Step> steps = plan.steps().stream()
                .filter(step -> step.history().equals(name))
                .toList();
        if (!steps.isEmpty()) {
            repairs.add(new HistoryRepair(
                    history, steps.stream().map(SchemaRepair.Step::mend).toList()));
        }
    }
}
