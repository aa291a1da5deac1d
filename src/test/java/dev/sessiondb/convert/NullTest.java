package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.ColumnType;
import dev.sessiondb.schema.TypeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NullTest {

    @ParameterizedTest
    @EnumSource(TypeKind.class)
    void isLengthMinusOneInEveryType(TypeKind kind) {
        ColumnType type =
                switch (kind) {
                    case CHAR -> ColumnType.character(3);
                    case ARRAY -> ColumnType.array(ColumnType.of(TypeKind.TEXT));
                    default -> ColumnType.of(kind);
                };
        assertThat(Fields.raw(Fields.conversion(type), null)).containsExactly(-1, -1, -1, -1);
    }
}
