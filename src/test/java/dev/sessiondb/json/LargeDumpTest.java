package dev.sessiondb.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Compression;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory holds a piece of a value, whatever the size of it and of the dump; each run has a process and a heap of its own. */
class LargeDumpTest {
    private static final String HEAD = """
            {
            "format":"sessiondb-dump",
            "version":1,
            "tool":"test",
            "time":"2025-01-20T10:30:00.123Z",
            "schema":{"tables":[
            {"name":"t","columns":[{"name":"a"},{"name":"b"}],"key":[],"sql":"CREATE TABLE t (a, b)","indexes":[]}],
            "uncarried":[]},
            "data":[{"table":"t","columns":["a","b"],"rows":[
            """;

    @TempDir
    private Path home;

    /** One row of a dump, in pieces. */
    private interface Row {
        void write(OutputStream out) throws IOException;
    }

    @Test
    void manyRows() throws Exception {
        Path file = dump(
                Compression.ZSTANDARD,
                300_000,
                out -> out.write(("[{\"int\":\"9223372036854775807\"},{\"blob\":\"" + "A".repeat(120) + "\"}]")
                        .getBytes(UTF_8)));
        assertThat(SmallHeapTest.run("-Xmx32m", DumpFileReader.class, file)).isEqualTo("300000 rows, 27000000 bytes\n");
    }

    @Test
    void valuesLargerThanTheHeap() throws Exception {
        byte[] piece = "x".repeat(1_000_000).getBytes(UTF_8);
        Path file = dump(Compression.NONE, 3, out -> {
            out.write("[{\"blob\":\"AAAA\"},\"".getBytes(UTF_8));
            for (int i = 0; i < 70; i++) {
                out.write(piece);
            }
            out.write("\"]".getBytes(UTF_8));
        });
        assertThat(SmallHeapTest.run("-Xmx64m", DumpFileReader.class, file)).isEqualTo("3 rows, 210000000 bytes\n");
    }

    @Test
    void rowsOfManyValuesThatAreEachNotLarge() throws Exception {
        byte[] value = ("\"" + "x".repeat(900_000) + "\"").getBytes(UTF_8);
        int columns = 100;
        StringBuilder more = new StringBuilder();
        StringBuilder sql = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            more.append(",{\"name\":\"c").append(i).append("\"}");
            sql.append(", c").append(i);
            plain.append(",\"c").append(i).append('"');
        }
        String wide = HEAD.replace("{\"name\":\"b\"}", "{\"name\":\"b\"}" + more)
                .replace("(a, b)", "(a, b" + sql + ")")
                .replace("[\"a\",\"b\"]", "[\"a\",\"b\"" + plain + "]");
        Path file = dump(wide, Compression.NONE, 1, out -> {
            out.write("[1,\"x\"".getBytes(UTF_8));
            for (int i = 0; i < columns; i++) {
                out.write(',');
                out.write(value);
            }
            out.write(']');
        });
        assertThat(SmallHeapTest.run("-Xmx64m", DumpFileReader.class, file)).startsWith("1 rows");
    }

    private Path dump(Compression compression, int rows, Row row) throws Exception {
        return dump(HEAD, compression, rows, row);
    }

    private Path dump(String head, Compression compression, int rows, Row row) throws Exception {
        Path file = home.resolve("a.json" + compression.ending());
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = compression.wrap(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(head.getBytes(UTF_8));
            for (int i = 0; i < rows; i++) {
                out.write((i > 0 ? ",\n" : "").getBytes(UTF_8));
                row.write(new Digested(out, digest));
                digest.update((byte) '\n');
            }
            String end =
                    "\n],\"count\":" + rows + ",\"sha256\":\"" + HexFormat.of().formatHex(digest.digest()) + "\"}]}\n";
            out.write(end.getBytes(UTF_8));
        }
        return file;
    }

    private static final class Digested extends OutputStream {
        private final OutputStream out;
        private final MessageDigest digest;

        Digested(OutputStream out, MessageDigest digest) {
            this.out = out;
            this.digest = digest;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            digest.update((byte) value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
        }
    }
}
