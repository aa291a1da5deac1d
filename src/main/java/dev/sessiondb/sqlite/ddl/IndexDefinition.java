package dev.sessiondb.sqlite.ddl;

import java.util.List;
import java.util.Optional;

/**
 * What the text of a CREATE INDEX says beyond SQLite's pragmas.
 *
 * @param parts each column or expression as written, without COLLATE and sort order
 * @param predicate the WHERE clause as written
 */
public record IndexDefinition(List<String> parts, Optional<String> predicate) {

    public IndexDefinition {
        parts = List.copyOf(parts);
    }

    /** Reads a CREATE INDEX; empty when it isn't understood to its end. */
    public static Optional<IndexDefinition> parse(String sql) {
        try {
            return Optional.of(new IndexDefinitionParser(sql).parse());
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }
}
