package dev.sessiondb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LargeBackupTest {
    private static final long LARGE = 100_000_000;
    private static final long TEXT = 9_000_000;

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsWithTheCopyIsLeftEmpty() throws Exception {
        String output = onTinyDisk(3_000_000, 1);

        assertThat(output)
                .contains("code=BACKUP_FAILED", "no room for the backup", "10.0 MB needed, 1.0 MB free, 9.0 MB missing")
                .contains("state=the target is untouched, nothing was written to it,", "files: 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsWithTheDumpIsLeftEmpty() throws Exception {
        String output = onTinyDisk(4096, LARGE);

        assertThat(output)
                .contains("code=BACKUP_FAILED", "no room for the backup", "1.1 MB needed, 1.0 MB free")
                .contains("state=the target is untouched, nothing was written to it,", "files: 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aRealDatabaseThatDoesNotFitLeavesTheDiskEmpty() throws Exception {
        Path source = elsewhere.resolve("big.db");
        SqliteFiles.create(source, "CREATE TABLE t (a)", "INSERT INTO t VALUES (randomblob(3000000))");

        assertThat(onTinyDisk(source))
                .contains("code=BACKUP_FAILED", "no room for the backup", "1.0 MB free, 9.0 MB missing", "full")
                .contains("state=the target is untouched, nothing was written to it,", "files: 0");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsReadOnlyEvenToRootIsSeenBeforehand() throws Exception {
        assertThat(onDisk("ro", 4096, 1))
                .contains("check: backup.directory FAIL `" + directory + "` is not writable")
                .contains("code=BACKUP_FAILED", "Read-only file system", "files: 0");
    }

    @Test
    void aRealValueMayBeLargerThanTheHeap() throws Exception {
        Path source = elsewhere.resolve("big.db");
        SqliteFiles.create(
                source,
                "CREATE TABLE t (a, b)",
                "INSERT INTO t VALUES (zeroblob(100000000), replace(hex(zeroblob(2250000)), '0', 'é'))");

        String output = BackupProcess.run(BackupProcess.command("-Xmx64m", directory, source));

        assertThat(output).contains("taken: ", "files: 3");
        long dump = Files.size(directory.resolve("session-backup-2025-01-20T10-30-00-000Z.json"));
        assertThat(dump).isBetween(LARGE * 4 / 3 + TEXT, LARGE * 4 / 3 + TEXT + 2000);
    }

    /** On a file system of 1 MiB, in a mount namespace that ends with the process; needs no rights where users may have namespaces. */
    private String onTinyDisk(Object... source) throws Exception {
        return onDisk("size=1m", source);
    }

    private String onDisk(String options, Object... source) throws Exception {
        assumeTrue(mountable(), "no mount namespaces here");
        List<String> command = new ArrayList<>(inNamespace(options, "exec \"$@\""));
        command.addAll(BackupProcess.command(
                "-Xmx64m",
                Stream.concat(Stream.of(directory), Stream.of(source)).toArray()));
        return BackupProcess.run(command);
    }

    private boolean mountable() throws InterruptedException {
        try {
            return BackupProcess.run(inNamespace("size=1m", "echo mounted")).equals("mounted\n");
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> inNamespace(String options, String then) {
        String mount = "mount -t tmpfs -o " + options + " tmpfs '" + directory + "' && ";
        return List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount + then, "sh");
    }
}
