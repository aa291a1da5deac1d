package dev.sessiondb.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @EnumSource(Compression.class)
    void whatGoesInComesOut(Compression compression) throws Exception {
        byte[] bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        Arrays.fill(bytes, 0, 700_000, (byte) 'x');
        byte[] compressed = compressed(compression, bytes);
        assertThat(Compression.open(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(bytes);
        assertThat(Compression.of(Files.write(home.resolve("named.gz"), compressed)))
                .isEqualTo(compression);
        assertThat(Compression.of(compression.word())).hasValue(compression);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void nothingIsSomethingToo(Compression compression) throws Exception {
        byte[] compressed = compressed(compression, new byte[0]);
        assertThat(Compression.open(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void severalOneAfterTheOtherAreOne(Compression compression) throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(compressed(compression, "one ".getBytes(UTF_8)));
        both.write(compressed(compression, "two".getBytes(UTF_8)));
        Path file = Files.write(home.resolve("a"), both.toByteArray());
        try (InputStream in = Compression.open(file)) {
            assertThat(in.readAllBytes()).isEqualTo("one two".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTANDARD"})
    void cutShortAnywhereItIsSaidToBe(Compression compression) throws Exception {
        byte[] compressed = compressed(
                compression, "some text that is long enough".repeat(20).getBytes(UTF_8));
        for (int length = 4; length < compressed.length; length++) {
            byte[] cut = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() ->
                            Compression.open(new ByteArrayInputStream(cut)).readAllBytes())
                    .as("%s bytes", length)
                    .isInstanceOf(DamagedFile.class)
                    .hasMessageContaining("can't be decompressed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g", "plain text", "\u001f"})
    void anythingElseIsReadAsItIs(String text) throws Exception {
        assertThat(Compression.open(new ByteArrayInputStream(text.getBytes(UTF_8)))
                        .readAllBytes())
                .isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void aDigestedFileTellsOfTheFileAndOfItsContent() throws Exception {
        byte[] compressed = compressed(Compression.GZIP, new byte[100_000]);
        Path file = Files.write(home.resolve("a"), compressed);
        try (DigestedFile digested = new DigestedFile(file)) {
            digested.content().readAllBytes();
            assertThat(digested.sha256()).isEqualTo(Sha256.of(file));
            assertThat(digested.bytes()).isEqualTo(compressed.length);
            assertThat(digested.contentBytes()).isEqualTo(100_000);
        }
    }

    private static byte[] compressed(Compression compression, byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = compression.wrap(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }
}
