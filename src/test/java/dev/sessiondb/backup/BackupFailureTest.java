package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Table;
import dev.sessiondb.store.RowCursor;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.DirectorySnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFailureTest {
    private static final String STATE = "the target is untouched, nothing was written to it";

    @TempDir
    private Path directory;

    private Path backups;
    private DirectorySnapshot before;

    @BeforeEach
    void fill() throws IOException {
        backups = Files.createDirectory(directory.resolve("backups"));
        Files.writeString(backups.resolve("session-backup-2024-01-01T00-00-00-000Z.db"), "an older one");
        before = DirectorySnapshot.of(backups);
    }

    @Test
    void aFailedCopyLeavesNothing() {
        Problem problem = failure(new Rows() {
            @Override
            public void copyTo(Path destination) {
                super.copyTo(destination);
                throw Problem.of(ErrorCode.BACKUP_FAILED, "the copy of `a.db` is not complete")
                        .hint("run again")
                        .toException();
            }
        });

        assertThat(problem.message()).isEqualTo("the copy of `a.db` is not complete");
        assertThat(problem.hint()).contains("run again");
    }

    @Test
    void aCopyThatCannotBeReadIsAFailedBackup() {
        Problem problem = failure(new Rows() {
            @Override
            public Source openCopy(Path copy) {
                throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "not a database").toException();
            }
        });

        assertThat(problem.message()).isEqualTo("not a database");
    }

    @Test
    void aValueThatCannotBeReadLeavesNothing() {
        Rows rows = new Rows();
        rows.row("t", new Value(dev.sessiondb.store.StorageClass.BLOB, 0, 0, RowCursor.LARGE + 1L, BrokenStream::new));

        Problem problem = failure(rows);

        assertThat(problem.causedBy()).contains("broken");
        assertThat(problem.message()).contains(backups.toString());
    }

    @Test
    void aBugLeavesNothingEither() {
        Rows rows = new Rows() {
            @Override
            public void copyTo(Path destination) {
                super.copyTo(destination);
                throw new IllegalStateException("a bug");
            }
        };

        assertThatThrownBy(() -> take(rows)).isInstanceOf(IllegalStateException.class);
        assertThat(DirectorySnapshot.of(backups)).isEqualTo(before);
    }

    @Test
    void aChangedByteInTheCopyIsNoticed() {
        Problem problem = failure(changingWhenReadBack(partial -> flip(partial, ".db")));

        assertThat(problem.causedBy().orElseThrow()).contains(".db`", "it was written to since it was made");
    }

    @Test
    void aChangedByteInTheDumpIsNoticed() {
        Problem problem = failure(changingWhenReadBack(partial -> flip(partial, "Z.json")));

        assertThat(problem.causedBy().orElseThrow()).contains(".json` was read back and is not good");
    }

    @Test
    void aDumpCutShortIsNoticed() {
        Problem problem = failure(changingWhenReadBack(partial -> cut(partial, "Z.json")));

        assertThat(problem.causedBy().orElseThrow()).contains(".json` was read back and is not good");
    }

    @Test
    void aCopyWithoutAllRowsIsNoticed() {
        Rows less = new Rows();
        Problem problem = failure(new Rows() {
            {
                row("t", Value.of(3));
            }

            @Override
            public Source openCopy(Path copy) {
                return less;
            }
        });

        assertThat(problem.causedBy().orElseThrow())
                .contains("table `t` has 2 rows in it, and 3 in the source", ".db`");
    }

    @Test
    void aCopyWithoutAllTablesIsNoticed() {
        Problem problem = failure(new Rows() {
            @Override
            public Source openCopy(Path copy) {
                return new FakeDatabase();
            }
        });

        assertThat(problem.causedBy().orElseThrow()).contains("its tables are not those of the source");
    }

    @Test
    void namesThatAreTakenMeanwhileAreNotTouched() throws IOException {
        BackupPlan plan = BackupFixtures.plan(backups);
        Files.writeString(plan.dump(), "somebody else's");
        before = DirectorySnapshot.of(backups);

        Problem problem = failure(new Rows(), plan);

        assertThat(problem.message()).contains(plan.dump().toString());
    }

    @Test
    void anotherBackupInTheMakingIsNotTouched() throws IOException {
        BackupPlan plan = BackupFixtures.plan(backups);
        Files.writeString(Files.createDirectory(BackupNames.partial(plan)).resolve("theirs"), "theirs");
        before = DirectorySnapshot.of(backups);

        failure(new Rows(), plan);
    }

    @Test
    void anInterruptStopsItSoonAndLeavesNothing() {
        Rows rows = new Rows() {
            @Override
            public RowCursor rows(Table table) {
                Thread.currentThread().interrupt();
                return super.rows(table);
            }
        };

        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> take(rows));

        assertThat(exception.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(exception.problem().state()).isEqualTo(STATE);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(DirectorySnapshot.of(backups)).isEqualTo(before);
    }

    @Test
    void anInterruptWithinALargeValueStopsItToo() {
        Rows rows = new Rows();
        rows.row("t", new Value(dev.sessiondb.store.StorageClass.TEXT, 0, 0, RowCursor.LARGE + 1L, EndlessStream::new));
        Thread.currentThread().interrupt();

        SessionDbException exception = catchThrowableOfType(SessionDbException.class, () -> take(rows));

        assertThat(exception.code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(DirectorySnapshot.of(backups)).isEqualTo(before);
    }

    @Test
    void aDirectoryThatCannotBeMadeIsAFailedBackup() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        BackupPlan plan = BackupFixtures.plan(file.resolve("below"));

        Problem problem = failure(new Rows(), plan);

        assertThat(problem.message()).contains(file.toString());
        assertThat(problem.hint().orElseThrow()).contains("--backup");
    }

    private Problem failure(FakeDatabase database) {
        return failure(database, BackupFixtures.plan(backups));
    }

    private Problem failure(FakeDatabase database, BackupPlan plan) {
        SessionDbException exception = catchThrowableOfType(
                SessionDbException.class, () -> new BackupTaker("1.2.3").take(database, database, plan));
        assertThat(exception.code()).isEqualTo(ErrorCode.BACKUP_FAILED);
        assertThat(exception.problem().state()).isEqualTo(STATE);
        assertThat(DirectorySnapshot.of(backups)).isEqualTo(before);
        return exception.problem();
    }

    private void take(FakeDatabase database) {
        new BackupTaker("1.2.3").take(database, database, BackupFixtures.plan(backups));
    }

    /** Both files are whole when the copy is closed. */
    private FakeDatabase changingWhenReadBack(Consumer<Path> change) {
        return new Rows() {
            @Override
            public Source openCopy(Path copy) {
                return new Rows() {
                    @Override
                    public DatabaseSchema schema() {
                        return super.schema();
                    }

                    @Override
                    public void close() {
                        change.accept(copy.getParent());
                    }
                };
            }
        };
    }

    private static void flip(Path partial, String ending) {
        change(partial, ending, bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
    }

    private static void cut(Path partial, String ending) {
        change(partial, ending, bytes -> java.util.Arrays.copyOf(bytes, bytes.length - 3));
    }

    private static void change(Path partial, String ending, java.util.function.UnaryOperator<byte[]> change) {
        try (java.util.stream.Stream<Path> files = Files.list(partial)) {
            Path file = files.filter(path -> path.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
            Files.write(file, change.apply(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two rows. */
    private static class Rows extends FakeDatabase {
        Rows() {
            table("t", "a");
            row("t", Value.of(1));
            row("t", Value.of(2));
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }
    }

    private static final class EndlessStream extends InputStream {
        @Override
        public int read() {
            return 'a';
        }
    }
}
