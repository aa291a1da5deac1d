package dev.sessiondb.postgres;

import dev.sessiondb.store.Migration;
import dev.sessiondb.store.RunLock;
import dev.sessiondb.store.RunRecord;
import dev.sessiondb.store.Stage;
import dev.sessiondb.store.Target;
import dev.sessiondb.testing.Servers;
import dev.sessiondb.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fresh database as a target, and runs on it. */
final class OpenTarget implements AutoCloseable {
    static final int POOL = 5;

    final TestDatabase database;
    final Target target;

    private OpenTarget(TestDatabase database, Target target) {
        this.database = database;
        this.target = target;
    }

    static OpenTarget create() {
        return of(TestDatabase.create());
    }

    static OpenTarget of(TestDatabase database) {
        return new OpenTarget(database, new PostgresTargetStore(settings(database)).open());
    }

    static ConnectionSettings settings(TestDatabase database) {
        return settings(database, database.host() + ":" + database.port());
    }

    static ConnectionSettings settings(TestDatabase database, String host) {
        return new ConnectionSettings(
                Servers.at(host, TestDatabase.PASSWORD),
                database.name(),
                Optional.of(database.role()),
                Optional.empty(),
                Map.of(),
                "public",
                POOL);
    }

    static RunRecord run(String runId) {
        return new RunRecord(
                runId, Instant.parse("2026-11-20T20:45:00Z"), Path.of("/data/app.db"), "0.1.0", "box", 4711, "op");
    }

    /** A run that has started and has a stage with these tables. */
    Stage stage(String runId, String... statements) {
        RunRecord run = run(runId);
        target.ledger().start(run);
        Stage stage = target.createStage(run);
        stage.apply(List.of(tables(version(runId) + ".1", true, statements)));
        return stage;
    }

    /** A run that has started and has a stage with tables that are merged. */
    Stage mergeStage(String runId, String... statements) {
        RunRecord run = run(runId);
        target.ledger().start(run);
        Stage stage = target.createStage(run);
        stage.apply(List.of(tables(version(runId) + ".2", false, statements)));
        return stage;
    }

    static Migration tables(String version, boolean published, String... statements) {
        return new Migration(version, "tables", String.join(";\n", statements) + ";\n", "-- nothing\n", published);
    }

    static String version(String runId) {
        return runId.replaceAll("[^0-9]", "");
    }

    RunLock lock(String runId) {
        return target.lock(run(runId));
    }

    @Override
    public void close() {
        target.close();
        database.close();
    }
}
