package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "varchar(255)|VARCHAR|255",
                "  national   varying character ( 70 ) |NATIONAL VARYING CHARACTER|70",
                "smallint unsigned|SMALLINT UNSIGNED|-1",
                "datetime(6)|DATETIME|6",
                "unsigned(10) big|UNSIGNED BIG|10",
                "varchar(max)|VARCHAR|-1",
                "varchar()|VARCHAR|-1",
                "varchar(0)|VARCHAR|-1",
                "varchar(99999999)|VARCHAR|-1",
            })
    void takesADeclaredTypeApart(String declared, String name, int length) {
        DeclaredType type = DeclaredType.parse(declared);
        assertThat(type.name()).isEqualTo(name);
        assertThat(type.length().orElse(-1)).isEqualTo(length);
    }

    @Test
    void readsPrecisionAndScale() {
        assertThat(DeclaredType.parse("decimal (5, 2)").arguments()).isEqualTo(List.of(5, 2));
        assertThat(DeclaredType.parse("").name()).isEmpty();
    }
}
