package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory holds one record, whatever the size of the file; each run has a process and a heap of its own. */
class SmallHeapTest {
    private static final int RECORDS = 300_000;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyRecords(boolean keyed) throws Exception {
        Path file = home.resolve("a.json");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(keyed ? "{" : "{\"sessions\":[");
            for (int i = 0; i < RECORDS; i++) {
                record(out, i, keyed);
            }
            out.write(keyed ? "}" : "]}");
        }
        assertThat(run("-Xmx24m", SessionFileReader.class, file))
                .isEqualTo(
                        "{source.exists=PASS, source.readable=PASS, source.format=PASS, source.records=PASS, source.duplicates=WARN, "
                                + (keyed ? "source.names=PASS, " : "") + "source.columns=PASS} rows 200000\n");
    }

    private static void record(Writer out, int i, boolean keyed) throws IOException {
        String session = "session-of-a-usual-length-" + i % 200_000;
        out.write(i == 0 ? "" : ",\n");
        out.write(keyed ? "\"" + session + "\":{" : "{\"session\":\"" + session + "\",");
        out.write("\"repoName\":\"owner/repository\",\"createdAt\":\"2025-01-20T10:30:00." + i % 1000
                + "Z\",\"prState\":{\"branchName\":\"pr/" + i + "\",\"exists\":true},\"text\":\"" + "x".repeat(100)
                + "\"}");
    }

    @Test
    void oneLargeRecordAmongOthers() throws Exception {
        Path file = Files.writeString(
                home.resolve("a.json"),
                "[{\"session\":\"a\",\"body\":\"" + "x".repeat(4_000_000) + "\"},{\"session\":\"b\"}]");
        assertThat(run("-Xmx64m", SessionFileReader.class, file))
                .isEqualTo(
                        "{source.exists=PASS, source.readable=PASS, source.format=PASS, source.records=PASS, source.duplicates=PASS, source.columns=PASS} rows 2\n");
    }

    static String run(String heap, Class<?> main, Path file) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        main.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
