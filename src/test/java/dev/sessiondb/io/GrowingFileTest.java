package dev.sessiondb.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GrowingFileTest {
    @TempDir
    private Path directory;

    private Path path;
    private GrowingFile file;

    @BeforeEach
    void makeFile() {
        path = directory.resolve("file");
        file = new GrowingFile(path);
    }

    @Test
    void isReadWhileItIsWritten() throws Exception {
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(this::read);
        byte[] content = new byte[3_000_000];
        Random random = new Random(3);
        random.nextBytes(content);
        try (OutputStream out = file.writing(Files.newOutputStream(path))) {
            for (int at = 0; at < content.length; ) {
                int length = Math.min(content.length - at, 1 + random.nextInt(20_000));
                out.write(content, at, length);
                at += length;
            }
        }
        file.end(true);
        assertThat(read.get()).isEqualTo(content);
    }

    @Test
    void givesWhatIsOnTheDisk() throws Exception {
        try (OutputStream out = file.writing(Files.newOutputStream(path))) {
            out.write(new byte[] {1, 2, 3});
        }
        Files.write(path, new byte[] {1, 9, 3});
        file.end(true);
        assertThat(read()).containsExactly(1, 9, 3);
    }

    @Test
    void thatIsNotWrittenToItsEndIsAnError() throws Exception {
        try (OutputStream out = file.writing(Files.newOutputStream(path))) {
            out.write(1);
        }
        file.end(false);
        file.end(true);
        assertThatThrownBy(this::read)
                .hasRootCauseInstanceOf(IOException.class)
                .hasMessageContaining("not written to its end");
    }

    @Test
    void ofNothingIsEmpty() throws Exception {
        Files.createFile(path);
        file.end(true);
        assertThat(read()).isEmpty();
    }

    private byte[] read() {
        try (InputStream in = file.reading()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
