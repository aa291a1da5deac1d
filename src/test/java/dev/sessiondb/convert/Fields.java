package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import dev.sessiondb.store.RowCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a conversion makes of one value. */
final class Fields {

    private Fields() {}

    static Conversion conversion(TypeKind kind) {
        return conversion(ColumnType.of(kind));
    }

    static Conversion conversion(ColumnType type) {
        return Conversions.of(ConversionSpec.of(type));
    }

    /** The field's bytes without its length, which is checked. */
    static byte[] accepted(Conversion conversion, Object value) {
        RowCursor row = MemoryRows.on(value);
        return field(conversion, row).orElseThrow(() -> new AssertionError("refused: " + conversion.reason(row, 0)));
    }

    static String hex(Conversion conversion, Object value) {
        return HexFormat.of().formatHex(accepted(conversion, value));
    }

    static long number(Conversion conversion, Object value) {
        ByteBuffer bytes = ByteBuffer.wrap(accepted(conversion, value));
        return switch (bytes.remaining()) {
            case 2 -> bytes.getShort();
            case 4 -> bytes.getInt();
            default -> bytes.getLong();
        };
    }

    static boolean accepts(Conversion conversion, Object value) {
        return field(conversion, MemoryRows.on(value)).isPresent();
    }

    /** Why a value is refused. */
    static String refused(Conversion conversion, Object value) {
        RowCursor row = MemoryRows.on(value);
        field(conversion, row).ifPresent(bytes -> {
            throw new AssertionError("accepted as " + HexFormat.of().formatHex(bytes));
        });
        return conversion.reason(row, 0);
    }

    /** All that went out, after one byte that was there before. */
    static Optional<byte[]> field(Conversion conversion, RowCursor row) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        FieldBuffer buffer = new FieldBuffer(sink);
        buffer.putByte(0x5A);
        boolean accepted = conversion.append(row, 0, buffer);
        flush(buffer);
        ByteBuffer all = ByteBuffer.wrap(sink.toByteArray());
        assertThat(all.get()).isEqualTo((byte) 0x5A);
        if (!accepted) {
            assertThat(all.remaining()).as("nothing is appended").isZero();
            return Optional.empty();
        }
        assertThat(all.getInt()).as("length").isEqualTo(all.remaining());
        byte[] bytes = new byte[all.remaining()];
        all.get(bytes);
        return Optional.of(bytes);
    }

    static byte[] raw(Conversion conversion, @Nullable Object value) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        FieldBuffer buffer = new FieldBuffer(sink);
        assertThat(conversion.append(MemoryRows.on(value), 0, buffer)).isTrue();
        flush(buffer);
        return sink.toByteArray();
    }

    private static void flush(FieldBuffer buffer) {
        try {
            buffer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
