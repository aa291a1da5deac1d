package dev.sessiondb.sqlite;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Probing;
import dev.sessiondb.store.SourceDescription;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** All checks of a source, in order, up to the first that others depend on. */
final class SourceProbe {
    /** In less, damage is looked for in no time. */
    private static final long LARGE = 16L * 1024 * 1024;

    private final Path path;
    private final HeadReader heads;
    private final Supplier<SqliteSource> opener;
    private final List<Check> checks = new ArrayList<>();

    SourceProbe(Path path, HeadReader heads, Supplier<SqliteSource> opener) {
        this.path = path;
        this.heads = heads;
        this.opener = opener;
    }

    List<Check> checks() {
        try (Probing begun = begin()) {
            return begun.await();
        }
    }

    /** Looks for damage beside what comes next, where that takes a while. */
    Probing begin() {
        checks.addAll(new FileChecks(path, heads).all());
        if (checks.stream().anyMatch(Check::failed)) {
            return Probing.done(checks);
        }
        try {
            return begin(opener.get());
        } catch (SessionDbException e) {
            checks.add(failed("source.opens", "source opens read-only", e.problem()));
            return Probing.done(checks);
        }
    }

    private Probing begin(SqliteSource source) {
        boolean pending = false;
        try {
            SourceDescription description = source.description();
            checks.add(passed("source.opens", "source opens read-only", opened(description)));
            int place = checks.size();
            IntegrityCheck integrity = new IntegrityCheck(source, path);
            if (!alongside(source, description)) {
                checks.add(integrity.check());
            }
            snapshot(source);
            checks.add(writers(source, description));
            pending = alongside(source, description);
            return pending ? new PendingProbe(checks, place, source, integrity) : Probing.done(checks);
        } finally {
            if (!pending) {
                source.close();
            }
        }
    }

    /** A private copy is not made twice at the same time. */
    private static boolean alongside(SqliteSource source, SourceDescription description) {
        return description.bytes() >= LARGE && source.access() != Access.PRIVATE_COPY;
    }

    private static String opened(SourceDescription description) {
        return "opened " + description.access() + ", " + description.encoding() + ", journal mode "
                + description.journalMode();
    }

    private void snapshot(SqliteSource source) {
        String id = "source.snapshot";
        String title = "source can be read in one snapshot";
        try {
            int tables = source.schema().tables().size();
            checks.add(passed(id, title, tables + (tables == 1 ? " table" : " tables")));
        } catch (SessionDbException e) {
            checks.add(failed(id, title, e.problem()));
        }
    }

    private Check writers(SqliteSource source, SourceDescription description) {
        String id = "source.journal-mode";
        String title = "writers of the source are not held up";
        if (source.hasForeignWal()) {
            return Check.warn(
                            id,
                            title,
                            "a `-wal` lies beside `" + path
                                    + "`, whose header isn't in WAL mode; as SQLite does, it was read as part of it",
                            "if it was left over from another file of this name, move it away and run again")
                    .code(ErrorCode.SOURCE_UNAVAILABLE);
        }
        boolean locks =
                source.access() == Access.READ_ONLY && description.journalMode().equals("delete");
        if (!locks) {
            return passed(id, title, "journal mode " + description.journalMode() + ", " + description.access());
        }
        return Check.warn(
                        id,
                        title,
                        "`" + path + "` is in rollback-journal mode: whoever writes to it waits while it is read",
                        "stop the application for the run, or see that it waits for locks (`PRAGMA busy_timeout`)")
                .code(ErrorCode.SOURCE_UNAVAILABLE);
    }

    private static Check passed(String id, String title, String detail) {
        return Check.pass(id, title, detail).code(ErrorCode.SOURCE_UNAVAILABLE);
    }

    private static Check failed(String id, String title, Problem problem) {
        String detail =
                problem.message() + problem.causedBy().map(c -> ": " + c).orElse("");
        String hint = problem.hint().orElse("see `--debug`");
        return Check.fail(id, title, detail, hint).code(ErrorCode.SOURCE_UNAVAILABLE);
    }
}
