package dev.sessiondb.property;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessiondb.testing.CarriedPlan;
import dev.sessiondb.testing.DataComparison;
import dev.sessiondb.testing.SchemaComparison;
import dev.sessiondb.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Migrates databases, each into a schema of its own that is dropped afterwards, and says what is wrong with the outcome. */
final class MigrationCheck {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final TestDatabase database;
    private final AtomicInteger carried = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    MigrationCheck(TestDatabase database) {
        this.database = database;
    }

    /**
     * What went wrong.
     *
     * @param kind the same for the same fault, as far as can be told
     * @param script the statements that made the file
     */
    record Fault(String kind, String detail, List<String> script) {}

    /** How many databases arrived, and how many were refused. */
    String counts() {
        return carried + " carried, " + refused + " refused";
    }

    Optional<Fault> fault(RandomDatabase random) {
        String schema = "p" + NUMBER.incrementAndGet();
        Path home = null;
        try {
            home = Files.createTempDirectory("property");
            Path file = home.resolve("random.db");
            List<String> script = random.create(file);
            return fault(file, schema, random.options()).map(f -> new Fault(f.kind(), f.detail(), script));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            clean(schema, home);
        }
    }

    /** The fault with the smallest database found that has it. */
    String report(long seed, RandomDatabase random, Fault fault) {
        RandomDatabase smallest = Reduction.of(random, candidate -> fault(candidate)
                .filter(other -> other.kind().equals(fault.kind()))
                .isPresent());
        Fault last = fault(smallest).orElse(fault);
        return "-Dproperty.seed=" + seed + ": " + last.kind() + "\n" + last.detail() + "\n"
                + String.join(";\n", last.script()) + ";\n" + String.join(" ", smallest.options());
    }

    private Optional<Fault> fault(Path file, String schema, List<String> options) {
        Migration first = Migration.run(file, database, schema, options.toArray(String[]::new));
        if (first.exitStatus() == 4) {
            refused.incrementAndGet();
            return refusal(first, schema)
                    .or(() -> widened(file, schema, options))
                    .or(() -> skipped(file, schema, options));
        }
        carried.incrementAndGet();
        return arrival(file, schema, first, options);
    }

    /** What is refused is carried whole when types and constraints may be given up. */
    private Optional<Fault> widened(Path file, String schema, List<String> options) {
        List<String> widen = with(options, "widen");
        return arrival(file, schema, Migration.run(file, database, schema, widen.toArray(String[]::new)), widen)
                .map(f -> new Fault("widened: " + f.kind(), f.detail(), f.script()));
    }

    /** Or all but the rows in the reject file are carried. */
    private Optional<Fault> skipped(Path file, String schema, List<String> options) {
        database.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        Migration migration =
                Migration.run(file, database, schema, with(options, "skip").toArray(String[]::new));
        if (migration.exitStatus() == 4) {
            return refusal(migration, schema);
        }
        if (migration.exitStatus() != 13 && migration.exitStatus() != 0) {
            return fault("skipped: exit status " + migration.exitStatus() + " " + cause(migration), migration.error());
        }
        try (Connection connection = database.connect()) {
            CarriedPlan plan = CarriedPlan.of(migration.document());
            List<String> unexplained = RejectedRows.of(migration.document())
                    .unexplained(DataComparison.of(file, connection, schema, plan));
            return unexplained.isEmpty()
                    ? unaccounted(migration)
                    : fault("skipped: values differ", String.join("\n", unexplained));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> with(List<String> options, String onError) {
        return Stream.concat(options.stream(), Stream.of("--on-error", onError)).toList();
    }

    private static Optional<Fault> unaccounted(Migration migration) {
        JsonNode sums = migration.document().path("result").path("accounted");
        boolean equal = sums.path("objects").equals(sums.path("objectsAccounted"))
                && sums.path("rows").equals(sums.path("rowsAccounted"));
        return equal && sums.has("rows") ? Optional.empty() : fault("not accounted for", sums.toString());
    }

    private Optional<Fault> arrival(Path file, String schema, Migration first, List<String> options) {
        if (first.output().contains("\tat ")) {
            return fault("stack trace", first.output());
        }
        if (first.exitStatus() != 0) {
            return fault("exit status " + first.exitStatus() + " " + cause(first), first.error());
        }
        return differences(file, schema, first).or(() -> unaccounted(first)).or(() -> second(file, schema, options));
    }

    /** What it says, without what differs from run to run. */
    private static String cause(Migration migration) {
        return Stream.of("message", "causedBy")
                .map(part -> migration.document().path("error").path(part).asText())
                .map(text -> text.replaceAll("(?s)[`\"':\\n].*", ""))
                .collect(Collectors.joining(": "));
    }

    private Optional<Fault> refusal(Migration migration, String schema) {
        JsonNode result = migration.document().path("result");
        boolean named = false;
        for (JsonNode finding : result.path("plan").path("findings")) {
            named |= finding.path("severity").asText().equals("error")
                    && !finding.path("table").asText().isEmpty();
        }
        if (!named || !migration.error().contains("table `")) {
            return fault("refused without a name", migration.error());
        }
        List<String> tables = strings(
                "SELECT relname FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = '"
                        + schema + "') AND relkind IN ('r', 'v', 'S')");
        return tables.isEmpty() ? Optional.empty() : fault("refused, and left tables", tables.toString());
    }

    private Optional<Fault> differences(Path file, String schema, Migration migration) {
        CarriedPlan plan = CarriedPlan.of(migration.document());
        try (Connection connection = database.connect()) {
            DataComparison.Result data = DataComparison.of(file, connection, schema, plan);
            if (!data.differences().isEmpty()) {
                return fault("values differ", String.join("\n", data.differences()));
            }
            if (migration.inserted() != data.rows()) {
                return fault("inserted", migration.inserted() + " said, " + data.rows() + " there");
            }
            List<String> schemas = SchemaComparison.of(file, connection, schema, plan);
            if (!schemas.isEmpty()) {
                return fault("schemas differ", String.join("\n", schemas));
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Fault> second(Path file, String schema, List<String> options) {
        Migration again = Migration.run(file, database, schema, options.toArray(String[]::new));
        if (again.exitStatus() != 0) {
            return fault("second run: exit status " + again.exitStatus() + " " + cause(again), again.error());
        }
        return again.inserted() == 0 ? Optional.empty() : fault("second run inserted", again.inserted() + " rows");
    }

    private static Optional<Fault> fault(String kind, String detail) {
        return Optional.of(new Fault(kind, detail, List.of()));
    }

    private List<String> strings(String sql) {
        return database.query(sql).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private void clean(String schema, Path home) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
