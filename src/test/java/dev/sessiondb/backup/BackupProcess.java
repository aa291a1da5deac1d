package dev.sessiondb.backup;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceDescription;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.StorageClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes a backup in a process of its own, with a heap or a disk of its own; prints what came of it. */
final class BackupProcess {

    private BackupProcess() {}

    /** Arguments: the directory, and either a database file or the size of a made-up copy and of the values of its one row. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        SourceStore store = arguments.length == 2
                ? new SqliteSourceStore(Path.of(arguments[1]))
                : madeUp(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
        try (Source source = store.open()) {
            BackupPlan plan = BackupPlanner.plan(
                    directory, BackupFixtures.NOW, source.description().bytes());
            BackupPlanner.checks(plan)
                    .forEach(check ->
                            System.out.println("check: " + check.id() + " " + check.status() + " " + check.detail()));
            System.out.println("taken: " + new BackupTaker("1.2.3").take(source, store, plan));
        } catch (SessionDbException e) {
            System.out.println("failed: " + e.problem());
        }
        try (Stream<Path> entries = Files.list(directory)) {
            System.out.println("files: " + entries.count());
        }
    }

    private static FakeDatabase madeUp(long copyBytes, long bytes) {
        FakeDatabase database = new Sized(copyBytes);
        return database.table("t", "blob", "text", "invalid")
                .row(
                        "t",
                        large(StorageClass.BLOB, bytes, 0xFB),
                        large(StorageClass.TEXT, bytes, 'x'),
                        large(StorageClass.TEXT, bytes, 0xFB));
    }

    private static Value large(StorageClass kind, long bytes, int fill) {
        return new Value(kind, 0, 0, bytes, () -> new Repeated(bytes, fill));
    }

    static List<String> command(String heap, Object... arguments) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                classes,
                BackupProcess.class.getName());
        return Stream.concat(java, Stream.of(arguments).map(String::valueOf)).toList();
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Its copy has a size, and fails as SQLite's does. */
    private static final class Sized extends FakeDatabase {
        private final long bytes;

        Sized(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public SourceDescription description() {
            return SourceDescription.file(path(), bytes, "UTF-8", "read-only", java.time.Instant.EPOCH);
        }

        @Override
        public void copyTo(Path destination) {
            try (OutputStream out = Files.newOutputStream(destination);
                    InputStream in = new Repeated(bytes, 1)) {
                in.transferTo(out);
            } catch (IOException e) {
                throw Problem.of(ErrorCode.BACKUP_FAILED, "cannot copy the source")
                        .causedBy(String.valueOf(e.getMessage()))
                        .toException(e);
            }
        }
    }

    /** One byte, many times. */
    private static final class Repeated extends InputStream {
        private final int value;
        private long left;

        Repeated(long length, int value) {
            this.left = length;
            this.value = value;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            java.util.Arrays.fill(buffer, offset, offset + count, (byte) value);
            left -= count;
            return count;
        }
    }
}
