package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void keepsANameThatFits() {
        assertThat(new Names(Set.of()).take("Album")).isEqualTo("Album");
    }

    @Test
    void keepsNamesApartThatDifferOnlyAfter63Bytes() {
        String start = "col_very_long_name_that_exceeds_postgresql_identifier_limit_aaa";
        Names names = new Names(Set.of());
        String first = names.take(start + "x");
        String second = names.take(start + "y");
        assertThat(first).isNotEqualTo(second).startsWith("col_very_long_name");
        assertThat(first.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(63);
    }

    @Test
    void givesTheSameShortFormEveryTime() {
        assertThat(Names.fit("ä".repeat(40))).isEqualTo(Names.fit("ä".repeat(40)));
    }

    @Test
    void numbersANameThatIsTaken() {
        Names names = new Names(Set.of("sessions_pkey"));
        assertThat(names.take("sessions_pkey")).isEqualTo("sessions_pkey_2");
        assertThat(names.take("sessions_pkey")).isEqualTo("sessions_pkey_3");
    }

    @Test
    void renamesPostgresSystemColumns() {
        assertThat(new Names(Set.of()).takeColumn("ctid")).isEqualTo("ctid_");
    }

    @Property
    void everyNameFitsAndIsNeverGivenTwice(@ForAll String one, @ForAll String other) {
        Names names = new Names(Set.of());
        String first = names.take(one);
        String second = names.take(other);
        assertThat(first).isNotEqualTo(second).isNotEmpty();
        assertThat(second.getBytes(StandardCharsets.UTF_8).length).isBetween(1, 63);
    }
}
