package dev.sessiondb.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.DatabaseSchema;
import dev.sessiondb.schema.ForeignKey;
import dev.sessiondb.schema.Index;
import dev.sessiondb.schema.PrimaryKey;
import dev.sessiondb.schema.Table;
import dev.sessiondb.schema.UncarriedObject;
import dev.sessiondb.sqlite.SqliteSourceStore;
import dev.sessiondb.store.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a definition is spelt, the schema that is read is the one that SQLite's pragmas tell. More of it: {@code -Dproperty.definitions=100000}. */
class RandomDefinitionTest {
    private static final int BATCHES = 100;
    private static final int SIZE = Math.max(1, Integer.getInteger("property.definitions", 300) / BATCHES);

    private static Path home;

    @BeforeContainer
    static void open() throws IOException {
        home = Files.createTempDirectory("definitions");
    }

    @AfterContainer
    static void close() throws IOException {
        Files.delete(home);
    }

    @Property(seed = "20261121", tries = BATCHES, shrinking = ShrinkingMode.OFF)
    void isReadAsThePragmasTellIt(@ForAll long seed) throws IOException, SQLException {
        for (int i = 0; i < SIZE; i++) {
            check(home.resolve("definitions.db"), seed + i);
        }
    }

    /** One database; the file is deleted. */
    static void check(Path file, long seed) throws IOException, SQLException {
        List<String> statements = new ArrayList<>(new DefinitionGenerator(seed).statements());
        statements.add("CREATE TABLE last (a)");
        List<String> taken = RandomDatabase.of(statements).create(file);
        String script = "seed " + seed + ":\n" + String.join(";\n", taken);
        try {
            DatabaseSchema schema = schema(file);
            Set<String> leftOut = schema.uncarried().stream()
                    .filter(u -> u.kind().equals("index"))
                    .map(UncarriedObject::name)
                    .collect(Collectors.toSet());
            List<String> understood = schema.uncarried().stream()
                    .filter(u -> u.kind().equals("table definition"))
                    .map(UncarriedObject::sql)
                    .toList();
            assertThat(understood).as("not understood in " + script).isEmpty();
            assertThat(lines(schema)).as(script).containsExactlyInAnyOrderElementsOf(Pragmas.lines(file, leftOut));
        } finally {
            Files.delete(file);
        }
    }

    private static DatabaseSchema schema(Path file) {
        try (Source source = new SqliteSourceStore(file).open()) {
            return source.schema();
        }
    }

    /** The schema as {@link Pragmas} would write it. */
    private static List<String> lines(DatabaseSchema schema) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            String name = "table " + table.name() + " ";
            table.columns().forEach(c -> lines.addAll(lines(name, c)));
            table.primaryKey().ifPresent(k -> lines.add(name + line(k)));
            table.indexes().forEach(i -> lines.add(name + line(i)));
            table.foreignKeys().forEach(f -> lines.add(name + line(f)));
            lines.add(name + "without rowid " + table.withoutRowid());
        }
        return lines;
    }

    private static List<String> lines(String table, Column c) {
        if (c.generated().isPresent()) {
            return List.of(table + "generated column " + c.name());
        }
        String collation = "column " + c.name() + " collate " + c.collation().toUpperCase(Locale.ROOT);
        return List.of(table + collation, table + line(c));
    }

    private static String line(Column c) {
        return "column " + c.name() + " type " + c.declaredType() + " not null " + c.notNull() + " default "
                + c.defaultValue().map(d -> d.sql()).orElse("none");
    }

    private static String line(PrimaryKey k) {
        return "key " + k.columns() + " rowid " + k.rowidAlias();
    }

    private static String line(Index i) {
        List<String> parts = i.parts().stream()
                .map(p -> p.column().orElse("expression")
                        + (p.descending() ? " desc " : " asc ")
                        + p.collation().toUpperCase(Locale.ROOT))
                .toList();
        return "index " + i.name() + " unique " + i.unique() + " constraint " + i.constraint() + " partial "
                + i.partial() + " " + parts;
    }

    private static String line(ForeignKey f) {
        return "foreign key " + f.columns() + " to " + f.referencedTable() + " " + f.referencedColumns() + " on delete "
                + f.onDelete().sql() + " on update " + f.onUpdate().sql();
    }
}
