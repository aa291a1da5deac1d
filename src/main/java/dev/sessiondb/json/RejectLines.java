package dev.sessiondb.json;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a reject file line by line. */
final class RejectLines {
    private final Path file;

    RejectLines(Path file) {
        this.file = file;
    }

    /** Takes one row. */
    @FunctionalInterface
    interface Taker {
        void take(RejectedRow row) throws IOException;
    }

    /** @throws dev.sessiondb.error.SessionDbException with {@code SOURCE_UNAVAILABLE}, naming the line that can't be read */
    void forEach(Taker taker) {
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    taker.take(RejectedRow.parse(line));
                }
            }
        } catch (IOException e) {
            String where = number == 0 ? "`" + file + "`" : "line " + number + " of `" + file + "`";
            throw Problem.of(ErrorCode.SOURCE_UNAVAILABLE, "cannot read " + where)
                    .causedBy(String.valueOf(e.getMessage()))
                    .hint(
                            "each line of a reject file is a JSON object with `table` and `row`; docs/rejects.md has the format")
                    .toException(e);
        }
    }
}
