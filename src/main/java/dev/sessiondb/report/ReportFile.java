package dev.sessiondb.report;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a page is written, mode 0600. A file is replaced only if it is an earlier report. */
public final class ReportFile {
    private static final int BEGINNING = 512;

    private final Path file;

    private ReportFile(Path file) {
        this.file = file;
    }

    /**
     * A place that can be written to, as far as can be told without writing.
     *
     * @throws SessionDbException with {@code USAGE} when it can't; nothing was changed
     */
    public static ReportFile at(Path file) {
        Path path = file.toAbsolutePath();
        Path directory = path.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw refused("there is no directory for the report `" + path + "`", "make it, or give another file");
        }
        if (!Files.isWritable(directory)) {
            throw refused(
                    "the report `" + path + "` can't be written: its directory can't be written to",
                    "give another file");
        }
        if (Files.exists(path) && !isReport(path)) {
            throw refused(
                    "`" + path + "` is no report of sessiondb, and is not overwritten",
                    "give another file for the report");
        }
        return new ReportFile(path);
    }

    public Path path() {
        return file;
    }

    /**
     * Writes the page under a temporary name, and renames it.
     *
     * @throws IOException also when there is by now something else than a report
     */
    public void write(Page page) throws IOException {
        if (Files.exists(file) && !isReport(file)) {
            throw new IOException("there is now a file that is no report");
        }
        byte[] document = PageWriter.write(page).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, out -> out.write(document));
    }

    private static boolean isReport(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8).contains(PageWriter.MARK);
        } catch (IOException e) {
            return false;
        }
    }

    private static SessionDbException refused(String what, String hint) {
        return Problem.of(ErrorCode.USAGE, what).hint(hint).toException();
    }
}
