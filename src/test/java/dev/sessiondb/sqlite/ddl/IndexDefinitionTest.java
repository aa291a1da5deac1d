package dev.sessiondb.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexDefinitionTest {

    @Test
    void readsPartsAndPredicate() {
        IndexDefinition index = IndexDefinition.parse(
                        "CREATE UNIQUE INDEX IF NOT EXISTS main.\"i x\" ON [t] (a COLLATE nocase DESC, lower(b || ',') COLLATE binary, "
                                + "(c + 1) ASC, \"desc\") WHERE a IS NOT NULL AND b <> ';' -- end")
                .orElseThrow();
        assertThat(index.parts()).containsExactly("a", "lower(b || ',')", "(c + 1)", "\"desc\"");
        assertThat(index.predicate()).contains("a IS NOT NULL AND b <> ';'");
    }

    @Test
    void readsAPlainIndex() {
        assertThat(IndexDefinition.parse("CREATE INDEX i ON t(a);"))
                .contains(new IndexDefinition(List.of("a"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE INDEX i ON t(a", "CREATE INDEX i ON t(a) nonsense", "CREATE TABLE t(a)", ""})
    void leavesAloneWhatItDoesNotUnderstand(String sql) {
        assertThat(IndexDefinition.parse(sql)).isEmpty();
    }
}
