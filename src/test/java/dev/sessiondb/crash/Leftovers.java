package dev.sessiondb.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What should have been cleared away. */
final class Leftovers {
    /** A server notices late that a client is gone. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private static final Pattern TEMPORARY =
            Pattern.compile("(^|/)\\.[^/]*\\.(tmp|restoring|json|yaml)$|\\.partial(/|$)|-(wal|shm|journal)$|\\.lck$");

    private final Stage stage;

    Leftovers(Stage stage) {
        this.stage = stage;
    }

    List<String> all() {
        List<String> left = new ArrayList<>(files());
        left.addAll(stages());
        left.addAll(sessions());
        return left;
    }

    /** Temporary files, and files of backups without manifest. */
    List<String> files() {
        try (Stream<Path> all = Files.walk(stage.home())) {
            return all.filter(path -> !path.equals(stage.temporary()))
                    .filter(path -> path.startsWith(stage.temporary())
                            || TEMPORARY
                                    .matcher(stage.home().relativize(path).toString())
                                    .find()
                            || path.startsWith(stage.backups()) && orphaned(path))
                    .map(path -> "file " + stage.home().relativize(path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean orphaned(Path path) {
        String name = stage.backups().relativize(path).toString();
        int dot = name.indexOf('.');
        return dot > 0 && !Files.exists(path.resolveSibling(name.substring(0, dot) + ".manifest.json"));
    }

    List<String> stages() {
        return lines("SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname LIKE 'sessiondb\\_stage%'");
    }

    /** Sessions of the program and locks they hold, once the server has had time to notice that it is gone. */
    List<String> sessions() {
        String sql =
                "SELECT format('session %s %s %s %s', pid, application_name, state, query), (SELECT string_agg(DISTINCT locktype, ',')"
                        + " FROM pg_locks l WHERE l.pid = a.pid)::text FROM pg_stat_activity a WHERE usename = '"
                        + CrashServer.ROLE + "' AND datname = '" + stage.database() + "'";
        long end = System.nanoTime() + GRACE.toNanos();
        List<String> left = lines(sql);
        while (!left.isEmpty() && System.nanoTime() < end) {
            pause();
            left = lines(sql);
        }
        return left;
    }

    private List<String> lines(String sql) {
        return stage.server().query(stage.database(), sql).stream()
                .map(String::valueOf)
                .toList();
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
