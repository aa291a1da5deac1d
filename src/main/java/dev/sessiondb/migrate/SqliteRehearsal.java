package dev.sessiondb.migrate;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.ByteCount;
import dev.sessiondb.io.PrivateDirectory;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.SqlitePlan;
import dev.sessiondb.preflight.RememberedFile;
import dev.sessiondb.preflight.SqlitePrepared;
import dev.sessiondb.preflight.SqlitePreview;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.CheckStatus;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.TargetSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes and verifies the new file in a private temporary directory, and removes it: a dry run that knows every row. */
final class SqliteRehearsal {
    private static final String ID = "data.rehearsal";
    private static final String TITLE = "the new file can be made, and equals PostgreSQL";
    private static final long SPARE_BYTES = 16L * 1024 * 1024;

    private final SqliteMigrator.Stores stores;
    private final SqlitePrepared prepared;
    private final PlanOptions options;
    private final RunListener listener;

    SqliteRehearsal(SqliteMigrator.Stores stores, SqlitePrepared prepared, PlanOptions options, RunListener listener) {
        this.stores = stores;
        this.prepared = prepared;
        this.options = options;
        this.listener = listener;
    }

    SqliteReport run(String runId) {
        try {
            try (PrivateDirectory directory = new PrivateDirectory("rehearsal")) {
                return run(runId, directory);
            }
        } catch (IOException e) {
            return report(runId, List.of(), List.of(), skipped(String.valueOf(e.getMessage())));
        } catch (SessionDbException e) {
            Problem problem = Interruption.behind(e, e.problem(), listener);
            if (problem.code() == ErrorCode.INTERRUPTED) {
                throw problem.toException(e);
            }
            return report(runId, List.of(), List.of(), failed(problem));
        }
    }

    private SqliteReport run(String runId, PrivateDirectory directory) throws IOException {
        long needed = needed();
        long usable = directory.usableBytes();
        if (usable < needed) {
            String room = ByteCount.words(needed) + " needed, " + ByteCount.words(usable) + " free in `"
                    + directory.path().getParent() + "`";
            return report(runId, List.of(), List.of(), skipped(room));
        }
        Optional<Path> base = prepared.old()
                .map(old -> copied(old, directory.file("base.db")))
                .or(() -> prepared.remembered().map(RememberedFile::path));
        SqlitePlan plan = prepared.preview().plan().orElseThrow();
        TargetSnapshot snapshot = prepared.snapshot().orElseThrow();
        Path file = directory.file("new.db");
        SqliteStaging staging = new SqliteStaging(plan, snapshot, stores.file(), listener);
        List<SqliteTableReport> tables = staging.make(file, base);
        tables = new SqliteVerification(stores.old(), snapshot, options, listener).verify(file, plan, tables);
        long values =
                tables.stream().mapToLong(SqliteTableReport::valuesCompared).sum();
        Check passed = Check.pass(ID, TITLE, values + " values compared in a private copy, all equal");
        return report(runId, tables, staging.warnings(), passed);
    }

    private long needed() {
        long old = prepared.old().map(s -> s.description().bytes()).orElse(0L);
        long server = prepared.snapshot().map(TargetSnapshot::bytes).orElse(0L);
        return old + 2 * Math.max(old, server) + SPARE_BYTES;
    }

    private static Path copied(Source old, Path copy) {
        old.copyTo(copy);
        return copy;
    }

    private SqliteReport report(String runId, List<SqliteTableReport> tables, List<String> warnings, Check check) {
        SqlitePreview preview = prepared.preview().with(List.of(check));
        return new SqliteReport(runId, preview, Optional.empty(), tables, List.of(), warnings);
    }

    private static Check skipped(String why) {
        String hint = "make room in the temporary directory, or choose another with `java -Djava.io.tmpdir=DIR`";
        return Check.warn(ID, TITLE, "it was not tried: " + why, hint);
    }

    private static Check failed(Problem problem) {
        String detail =
                problem.message() + problem.causedBy().map(c -> ": " + c).orElse("");
        ErrorCode code = problem.code() == ErrorCode.TARGET_UNAVAILABLE
                ? ErrorCode.TARGET_UNAVAILABLE
                : ErrorCode.PREFLIGHT_FAILED;
        return new Check(
                ID, TITLE, CheckStatus.FAIL, detail, Optional.of(problem.hint().orElse("see the detail")), code);
    }
}
