package dev.sessiondb.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableDefinitionTest {

    @Test
    void readsWhatThePragmasDoNotTell() {
        TableDefinition table = parse("""
                CREATE TABLE /* all of it */ "order" ( -- the columns
                  [id] INTEGER CONSTRAINT pk PRIMARY KEY ASC ON CONFLICT ABORT AUTOINCREMENT NOT NULL,
                  'name' VARCHAR ( 20 ) COLLATE nocase DEFAULT 'it''s (here)' CONSTRAINT long CHECK (length(name) > 1),
                  `price` DECIMAL(10, 2) DEFAULT -1.5 CHECK (price >= 0 OR (price IS NULL)),
                  who REFERENCES "people" ("id") ON DELETE SET NULL ON UPDATE CASCADE MATCH FULL DEFERRABLE INITIALLY DEFERRED,
                  twice INT AS (price * 2) STORED, thrice GENERATED ALWAYS AS (price * (3)) VIRTUAL,
                  CONSTRAINT u UNIQUE (name, who) ON CONFLICT IGNORE
                  CHECK (who <> ')'), CONSTRAINT named CHECK (id > 0)
                  FOREIGN KEY (who, name) REFERENCES other(a, b) NOT DEFERRABLE INITIALLY DEFERRED,
                  FOREIGN KEY (name) REFERENCES other DEFERRABLE INITIALLY IMMEDIATE
                ) STRICT, WITHOUT ROWID;""");
        assertThat(table.columns())
                .extracting(ColumnDefinition::name)
                .containsExactly("id", "name", "price", "who", "twice", "thrice");
        assertThat(table.column("NAME").flatMap(ColumnDefinition::collation)).contains("nocase");
        assertThat(table.column("twice").map(ColumnDefinition::sql)).contains("twice INT AS (price * 2) STORED");
        assertThat(table.autoincrement()).isTrue();
        assertThat(table.deferredForeignKeys()).containsExactly(true, false, false);
        assertThat(table.checks())
                .containsExactly(
                        new CheckDefinition(Optional.of("long"), "length(name) > 1"),
                        new CheckDefinition(Optional.empty(), "price >= 0 OR (price IS NULL)"),
                        new CheckDefinition(Optional.empty(), "who <> ')'"),
                        new CheckDefinition(Optional.of("named"), "id > 0"));
    }

    @Test
    void findsAutoincrementInATableConstraint() {
        assertThat(parse("CREATE TABLE t(a INTEGER, PRIMARY KEY(a AUTOINCREMENT))")
                        .autoincrement())
                .isTrue();
        assertThat(parse("CREATE TABLE t(\"autoincrement\" INTEGER PRIMARY KEY)")
                        .autoincrement())
                .isFalse();
    }

    @Test
    void takesKeywordsInQuotesForNames() {
        TableDefinition table = parse("CREATE TABLE t(\"check\" text, [primary] int, \"a\"\"b\", `c``d`)");
        assertThat(table.columns())
                .extracting(ColumnDefinition::name)
                .isEqualTo(List.of("check", "primary", "a\"b", "c`d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t(a",
                "CREATE TABLE t(a) AS SELECT 1",
                "CREATE TABLE t(a CHECK (b)",
                "CREATE TABLE t(a, PRIMARY)",
                "CREATE TABLE t(a 'open)",
                "CREATE VIRTUAL TABLE t USING fts5(a)",
                "CREATE TABLE t(a) nonsense",
                ""
            })
    void leavesAloneWhatItDoesNotUnderstand(String sql) {
        assertThat(TableDefinition.parse(sql)).isEmpty();
    }

    private static TableDefinition parse(String sql) {
        return TableDefinition.parse(sql).orElseThrow();
    }
}
