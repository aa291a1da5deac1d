package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.MemoryRows.Text;
import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values over a limit that is 16 bytes here: reading one of them whole fails. */
class LargeValuesTest {
    private static final int LARGE = 16;

    @Test
    void textsAndBlobsStream() {
        String text = "\ud83d\ude00".repeat(40_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(field(ColumnType.of(TypeKind.TEXT), text)).hasValue(bytes);
        assertThat(field(ColumnType.varchar(40_000), text)).hasValue(bytes);
        assertThat(field(ColumnType.of(TypeKind.BYTEA), bytes)).hasValue(bytes);
        assertThat(field(ColumnType.of(TypeKind.BYTEA), text)).hasValue(bytes);
        String json = "[\"" + text + "\"]";
        assertThat(field(ColumnType.of(TypeKind.JSON), json)).hasValue(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void faultsAreFoundBeforeAnythingIsSent() {
        byte[] spoilt = new byte[70_000];
        Arrays.fill(spoilt, (byte) 'a');
        spoilt[69_999] = (byte) 0xC3;
        assertThat(field(ColumnType.of(TypeKind.TEXT), new Text(spoilt))).isEmpty();
        spoilt[69_999] = 0;
        assertThat(field(ColumnType.of(TypeKind.TEXT), new Text(spoilt))).isEmpty();
        assertThat(field(ColumnType.varchar(19), "a".repeat(20))).isEmpty();
        assertThat(field(ColumnType.of(TypeKind.TEXT), "a".repeat(20).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(field(ColumnType.of(TypeKind.JSON), "[" + "1,".repeat(100) + "]"))
                .isEmpty();
        assertThat(field(ColumnType.of(TypeKind.JSON), "\ufeff[" + "1,".repeat(100) + "1]"))
                .isEmpty();
    }

    @Test
    void reasonsDoNotReadThemWhole() {
        assertThat(reason(ColumnType.of(TypeKind.TEXT), new Text(new byte[20])))
                .isEqualTo("a text of 20 bytes: the text has a NUL character at byte 0");
        assertThat(reason(ColumnType.varchar(19), "a".repeat(20)))
                .isEqualTo("a text of 20 bytes has 20 characters, the column takes 19");
        assertThat(reason(ColumnType.of(TypeKind.JSONB), "[\"" + "a".repeat(20) + "\"]"))
                .isEqualTo("a text of 24 bytes is not JSON that PostgreSQL keeps: it is too large");
        assertThat(reason(ColumnType.of(TypeKind.JSON), "[" + "a".repeat(20)))
                .startsWith("a text of 21 bytes is not JSON that PostgreSQL keeps: Unrecognized token");
    }

    @ParameterizedTest
    @EnumSource(
            value = TypeKind.class,
            names = {"TEXT", "VARCHAR", "CHAR", "BYTEA", "JSON", "ARRAY"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherTypesRefuseThem(TypeKind kind) {
        for (Object value : new Object[] {"1".repeat(20), new byte[20]}) {
            assertThat(field(ColumnType.of(kind), value)).isEmpty();
            assertThat(reason(ColumnType.of(kind), value)).contains(" of 20 bytes is not ");
        }
    }

    private static Optional<byte[]> field(ColumnType type, Object value) {
        return Fields.field(Fields.conversion(type), MemoryRows.on(value, LARGE));
    }

    private static String reason(ColumnType type, Object value) {
        return Fields.conversion(type).reason(MemoryRows.on(value, LARGE), 0);
    }
}
