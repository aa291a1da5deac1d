package dev.sessiondb.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.CheckConstraint;
import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.Expression.Call;
import dev.sessiondb.schema.Expression.ColumnReference;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.GeneratedValue;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.IndexPart;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.ReferentialAction;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.store.Source;
import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteSchemaTest {
    @TempDir
    private Path directory;

    private DatabaseSchema schema(String... statements) {
        Path file = SqliteFiles.create(directory.resolve("schema.db"), statements);
        try (Source source = new SqliteSourceStore(file).open()) {
            return source.schema();
        }
    }

    private Table table(String... statements) {
        return schema(statements).tables().get(0);
    }

    @Test
    void listsTablesInTheOrderTheyWereMade() {
        DatabaseSchema schema = schema(
                "CREATE TABLE z (a)",
                "CREATE TABLE \"Ünï a\" (a)",
                "CREATE TABLE a (a INTEGER PRIMARY KEY AUTOINCREMENT)");
        assertThat(schema.tables()).extracting(Table::name).containsExactly("z", "Ünï a", "a");
        assertThat(schema.uncarried()).isEmpty();
    }

    @Test
    void readsColumns() {
        Table table = table(
                "CREATE TABLE t (a VARCHAR(20) NOT NULL COLLATE nocase DEFAULT 'x', \"B c\", É TEXT, é TEXT DEFAULT (datetime('now')))");
        Column a = table.columns().get(0);
        assertThat(a.declaredType()).isEqualTo("VARCHAR(20)");
        assertThat(a.notNull()).isTrue();
        assertThat(a.collation()).isEqualToIgnoringCase("NOCASE");
        assertThat(a.defaultValue().orElseThrow().sql()).isEqualTo("'x'");
        assertThat(table.columns().get(1)).isEqualTo(new Column("B c", "", false, Optional.empty(), "BINARY"));
        assertThat(table.column("é")
                        .orElseThrow()
                        .defaultValue()
                        .orElseThrow()
                        .expression()
                        .orElseThrow())
                .isInstanceOf(Call.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a INTEGER PRIMARY KEY)                       | a   | true  | false | false",
                "(a integer primary key autoincrement)         | a   | true  | true  | false",
                "(a INTEGER PRIMARY KEY DESC)                  | a   | false | false | false",
                "(a INT PRIMARY KEY)                           | a   | false | false | false",
                "(a INTEGER, b, PRIMARY KEY (a))               | a   | true  | false | false",
                "(a INTEGER, b, PRIMARY KEY (a AUTOINCREMENT)) | a   | true  | true  | false",
                "(a, b, PRIMARY KEY (b, a))                    | b a | false | false | false",
                "(a INTEGER PRIMARY KEY) WITHOUT ROWID         | a   | false | false | true",
                "(a, b, PRIMARY KEY (b, a)) WITHOUT ROWID      | b a | false | false | true",
            })
    void readsPrimaryKeys(
            String definition, String columns, boolean alias, boolean autoincrement, boolean withoutRowid) {
        Table table = table("CREATE TABLE t " + definition);
        assertThat(table.primaryKey()).contains(new PrimaryKey(List.of(columns.split(" ")), alias, autoincrement));
        assertThat(table.withoutRowid()).isEqualTo(withoutRowid);
        assertThat(table.indexes()).isEmpty();
    }

    @Test
    void readsIndexes() {
        Table table = table(
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE UNIQUE, b INTEGER, UNIQUE (b, a))",
                "CREATE INDEX i1 ON t (b DESC, a COLLATE RTRIM)",
                "CREATE UNIQUE INDEX i2 ON t (b) WHERE a IS NOT NULL",
                "CREATE INDEX i3 ON t (lower(a), id)",
                "CREATE INDEX i4 ON t ((a, b) = (1, 2))");
        assertThat(table.indexes())
                .extracting(Index::name)
                .containsExactly("sqlite_autoindex_t_1", "sqlite_autoindex_t_2", "i1", "i2", "i3", "i4");
        Index unique = table.indexes().get(0);
        assertThat(unique.unique() && unique.constraint() && unique.sql().isEmpty())
                .isTrue();
        assertThat(unique.parts()).containsExactly(new IndexPart(Optional.of("a"), Optional.empty(), false, "NOCASE"));
        assertThat(table.indexes().get(2).parts())
                .containsExactly(
                        new IndexPart(Optional.of("b"), Optional.empty(), true, "BINARY"),
                        new IndexPart(Optional.of("a"), Optional.empty(), false, "RTRIM"));
        assertThat(table.indexes().get(3).partial()).isTrue();
        assertThat(table.indexes().get(3).predicate()).isPresent();
        assertThat(table.indexes().get(4).parts().get(0).expression())
                .contains(new Call("lower", List.of(new ColumnReference("a"))));
        IndexPart notUnderstood = table.indexes().get(5).parts().get(0);
        assertThat(notUnderstood.column().isEmpty()
                        && notUnderstood.expression().isEmpty())
                .isTrue();
    }

    @Test
    void readsForeignKeys() {
        DatabaseSchema schema = schema(
                "CREATE TABLE Parent (Id INTEGER PRIMARY KEY, x, y, UNIQUE (x, y))",
                "CREATE TABLE pair (a, b, PRIMARY KEY (b, a))",
                "CREATE TABLE c (p REFERENCES PARENT DEFERRABLE INITIALLY DEFERRED, x, y REFERENCES nowhere (z), "
                        + "FOREIGN KEY (x, y) REFERENCES parent (X, Y) ON DELETE CASCADE ON UPDATE SET NULL, "
                        + "FOREIGN KEY (x, y) REFERENCES pair, FOREIGN KEY (x) REFERENCES pair)");
        assertThat(schema.table("c").orElseThrow().foreignKeys())
                .containsExactly(
                        foreignKey("p", "Parent", "Id", true),
                        foreignKey("y", "nowhere", "z", false),
                        new ForeignKey(
                                List.of("x", "y"),
                                "Parent",
                                List.of("x", "y"),
                                ReferentialAction.CASCADE,
                                ReferentialAction.SET_NULL,
                                false),
                        foreignKey("x y", "pair", "b a", false),
                        foreignKey("x", "pair", "", false));
    }

    private static ForeignKey foreignKey(String columns, String parent, String referenced, boolean deferred) {
        return new ForeignKey(
                List.of(columns.split(" ")),
                parent,
                referenced.isEmpty() ? List.of() : List.of(referenced.split(" ")),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                deferred);
    }

    @Test
    void readsChecks() {
        Table table = table("CREATE TABLE t (a CHECK (a > 0), b CONSTRAINT named CHECK ((b, 1) = (1, 1)))");
        assertThat(table.checks()).extracting(CheckConstraint::sql).containsExactly("a > 0", "(b, 1) = (1, 1)");
        assertThat(table.checks().get(0).expression()).isPresent();
        assertThat(table.checks().get(1).name()).contains("named");
        assertThat(table.checks().get(1).expression()).isEmpty();
    }

    @Test
    void readsGeneratedColumns() {
        Table table = table(
                "CREATE TABLE t (a, b AS (a * 2) STORED, c INT GENERATED ALWAYS AS (a + 1) NOT NULL, CHECK (b > a), UNIQUE (a, b))",
                "CREATE INDEX i ON t (abs(c))");
        assertThat(table.columns()).extracting(Column::name).containsExactly("a", "b", "c");
        GeneratedValue stored = table.columns().get(1).generated().orElseThrow();
        assertThat(stored.sql()).isEqualTo("a * 2");
        assertThat(stored.stored()).isTrue();
        assertThat(stored.expression()).isPresent();
        GeneratedValue computed = table.columns().get(2).generated().orElseThrow();
        assertThat(computed.clause()).isEqualTo("GENERATED ALWAYS AS (a + 1) VIRTUAL");
        assertThat(table.columns().get(0).generated()).isEmpty();
        assertThat(table.indexes()).hasSize(2);
        assertThat(table.checks()).hasSize(1);
    }

    @Test
    void leavesOutAColumnThatSqliteCannotCompute() {
        DatabaseSchema schema = schema(
                "CREATE TABLE t (a, c AS (a || 'x'))",
                "INSERT INTO t VALUES ('no JSON')",
                "ALTER TABLE t ADD COLUMN b AS (a ->> '$.x')");
        Table table = schema.tables().get(0);
        assertThat(table.columns()).extracting(Column::name).containsExactly("a", "c");
        assertThat(schema.uncarried()).extracting(UncarriedObject::kind).containsExactly("generated column");
        assertThat(schema.uncarried().get(0).reason()).contains("malformed JSON");
    }

    @Test
    void namesWhatIsNotCarried() {
        DatabaseSchema schema = schema(
                "CREATE TABLE t (a)",
                "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
                "CREATE VIRTUAL TABLE f USING fts5(body)");
        assertThat(schema.tables()).extracting(Table::name).containsExactly("t");
        assertThat(schema.uncarried())
                .extracting(UncarriedObject::kind)
                .containsExactlyInAnyOrder(
                        "trigger",
                        "virtual table",
                        "shadow table",
                        "shadow table",
                        "shadow table",
                        "shadow table",
                        "shadow table");
        assertThat(schema.uncarried())
                .filteredOn(u -> u.kind().equals("shadow table"))
                .allSatisfy(u -> assertThat(u.reason()).contains("`f`"));
    }

    @Test
    void survivesTextItDoesNotUnderstand() {
        DatabaseSchema schema = schema(
                "CREATE TABLE t (a)",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (a) /* ' || char(1) || ' */'");
        assertThat(schema.tables()).hasSize(1);
    }
}
