package dev.sessiondb.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is hard to carry, by itself.
 *
 * @param name what is hard
 * @param statements tables of its own, with rows
 * @param fits whether every value and constraint can be carried as it is declared
 * @param probes what must hold in PostgreSQL afterwards
 */
public record TortureCase(String name, List<String> statements, boolean fits, List<Probe> probes) {

    /** How a probe ends that PostgreSQL refuses. */
    public static final String REFUSED = "refused";

    /**
     * One statement, in a transaction that is rolled back.
     *
     * @param sql one or more statements, the last of them with one value if it is a query
     * @param outcome that value as text, empty for other statements, or {@link #REFUSED}
     */
    public record Probe(String sql, String outcome) {}

    public TortureCase {
        statements = List.copyOf(statements);
        probes = List.copyOf(probes);
    }

    static TortureCase good(String name, String... statements) {
        return new TortureCase(name, List.of(statements), true, List.of());
    }

    static TortureCase bad(String name, String... statements) {
        return new TortureCase(name, List.of(statements), false, List.of());
    }

    TortureCase then(String sql, String outcome) {
        List<Probe> more = new ArrayList<>(probes);
        more.add(new Probe(sql, outcome));
        return new TortureCase(name, statements, fits, more);
    }

    TortureCase refuses(String sql) {
        return then(sql, REFUSED);
    }

    @Override
    public String toString() {
        return name;
    }
}
