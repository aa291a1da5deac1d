package dev.sessiondb.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.io.Compression;
import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a database holds, its dump gives back: random tables, compared by plain SQL. */
class RandomDumpTest {
    private static final List<String> TYPES = List.of("", "INTEGER", "TEXT", "REAL", "NUMERIC", "BLOB", "BOOLEAN");

    @Property(tries = 60)
    void comesBack(@ForAll("scripts") List<String> script, @ForAll Compression compression) throws Exception {
        Path home = Files.createTempDirectory("dump-");
        try {
            Path database = home.resolve("a.db");
            try (Connection connection = SqliteFiles.connect(database)) {
                SqliteFiles.execute(connection, "BEGIN");
                SqliteFiles.execute(connection, script.toArray(String[]::new));
                SqliteFiles.execute(connection, "COMMIT");
            }
            assertThat(Dumps.contents(Dumps.copy(Dumps.of(database, compression))))
                    .isEqualTo(Dumps.contents(database));
        } finally {
            remove(home);
        }
    }

    private static void remove(Path home) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    @Provide
    Arbitrary<List<String>> scripts() {
        return table().list().ofMinSize(1).ofMaxSize(3).map(tables -> {
            List<String> script = new ArrayList<>();
            for (int i = 0; i < tables.size(); i++) {
                tables.get(i).addTo(script, "t" + i);
            }
            return script;
        });
    }

    /** @param head what stands before the columns */
    private record RandomTable(String head, List<String> types, List<List<String>> rows, String tail) {

        void addTo(List<String> script, String name) {
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                columns.add("c" + i + " " + types.get(i));
            }
            script.add("CREATE TABLE " + name + " (" + head + String.join(", ", columns) + tail);
            String names = columns.stream().map(c -> c.split(" ", 2)[0]).collect(Collectors.joining(", "));
            for (List<String> row : rows) {
                List<String> values = row.subList(0, types.size());
                script.add("INSERT OR IGNORE INTO " + name + " (" + names + ") VALUES (" + String.join(", ", values)
                        + ")");
            }
            script.add("CREATE INDEX \"i " + name + "\" ON " + name + " (c0)");
        }
    }

    private static Arbitrary<RandomTable> table() {
        Arbitrary<List<String>> types =
                Arbitraries.of(TYPES).list().ofMinSize(1).ofMaxSize(5);
        Arbitrary<List<List<String>>> rows = value().list().ofSize(5).list().ofMaxSize(30);
        Arbitrary<String> head =
                Arbitraries.of("", "id INTEGER PRIMARY KEY AUTOINCREMENT, ", "id INTEGER PRIMARY KEY, ");
        Arbitrary<String> tail =
                Arbitraries.of(")", ", g AS (c0) STORED)", ", v AS (typeof(c0)))", ", CHECK (c0 IS NULL OR 1))");
        return Combinators.combine(head, types, rows, tail).as(RandomTable::new);
    }

    private static Arbitrary<String> value() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just("NULL")),
                Tuple.of(4, Arbitraries.longs().map(l -> l == Long.MIN_VALUE ? "NULL" : Long.toString(l))),
                Tuple.of(3, Arbitraries.doubles().map(RandomDumpTest::real)),
                Tuple.of(1, Arbitraries.of("9e999", "-9e999", "-0.0", "1e23", "5e-324", "9007199254740993")),
                Tuple.of(
                        3,
                        Arbitraries.strings().excludeChars('\0').ofMaxLength(40).map(RandomDumpTest::text)),
                Tuple.of(2, bytes().map(hex -> "x'" + hex + "'")),
                Tuple.of(2, bytes().map(hex -> "CAST(x'" + hex + "' AS TEXT)")));
    }

    private static String real(double value) {
        return Double.toString(value);
    }

    /** Unpaired surrogates have no bytes. */
    private static String text(String text) {
        return "'" + new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("'", "''") + "'";
    }

    private static Arbitrary<String> bytes() {
        return Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofMaxLength(60)
                .map(s -> s.length() % 2 == 0 ? s : s + "0");
    }
}
