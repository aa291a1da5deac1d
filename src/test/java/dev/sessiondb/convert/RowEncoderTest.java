package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.CopyOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
    private static final EncodedColumn ID = new EncodedColumn("id", 0, Fields.conversion(TypeKind.INTEGER));
    private static final EncodedColumn NAME = new EncodedColumn("name", 1, Fields.conversion(TypeKind.TEXT));

    @Test
    void tuplesAlone() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rows = new RowEncoder(
                        "users",
                        () -> new MemoryRows(List.of(List.of(1L, "a"), Arrays.asList(2L, null))),
                        List.of(NAME, ID))
                .writeTo(CopyOutput.to(out));
        assertThat(rows).isEqualTo(2);
        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo("0002" + "00000001" + "61" + "00000004" + "00000001" + "0002" + "ffffffff" + "00000004"
                        + "00000002");
    }

    @Test
    void aValueThatDoesNotConvertIsNamed() {
        RowEncoder encoder = new RowEncoder(
                "users", () -> new MemoryRows(List.of(List.of(1L, "a"), List.of("x", "b"))), List.of(ID, NAME));
        assertThatThrownBy(() -> encoder.writeTo(CopyOutput.to(OutputStream.nullOutputStream())))
                .isInstanceOf(SessionDbException.class)
                .hasMessageContaining("table `users`, rowid 2, column `id`: \"x\" is not a whole number");
    }

    @Test
    void longRowsGoOutFieldByField() throws IOException {
        int[] largest = {0};
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void write(byte[] bytes, int offset, int length) {
                largest[0] = Math.max(largest[0], length);
            }
        };
        byte[] megabyte = new byte[1 << 20];
        List<EncodedColumn> columns = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> new EncodedColumn("c" + i, i, Fields.conversion(TypeKind.BYTEA)))
                .toList();
        new RowEncoder("t", () -> new MemoryRows(List.of(java.util.Collections.nCopies(20, megabyte))), columns)
                .writeTo(CopyOutput.to(out));
        assertThat(largest[0]).isLessThan(2 << 20);
    }
}
