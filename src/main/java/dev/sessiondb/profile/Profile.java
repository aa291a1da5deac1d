package dev.sessiondb.profile;

import dev.sessiondb.schema.AsciiNames;
import java.util.Map;
import java.util.Optional;

/**
 * What is known, or decided, about one application's database.
 *
 * @param choices for all tables
 * @param tables by name in ASCII lower case
 */
public record Profile(Optional<Identifiers> identifiers, Choices choices, Map<String, TableRule> tables) {
    public static final Profile NONE = new Profile(Optional.empty(), Choices.NONE, Map.of());

    public Profile {
        tables = Map.copyOf(TableRule.lower(tables));
    }

    public TableRule table(String table) {
        return tables.getOrDefault(AsciiNames.lower(table), TableRule.NONE);
    }
}
