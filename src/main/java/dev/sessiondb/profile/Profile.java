package dev.sessiondb.profile;

import dev.sessiondb.schema.AsciiNames;
import dev.sessiondb.schema.DatabaseSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known, or decided, about one application's database.
 *
 * @param about its name and what it is for
 * @param matches the sources that it is about: those for which one of these holds
 * @param missing what it means that the source doesn't have what is named
 * @param choices for all tables
 * @param tables by name in ASCII lower case
 */
public record Profile(
        About about,
        List<SourceMatch> matches,
        Missing missing,
        Optional<Identifiers> identifiers,
        Choices choices,
        Map<String, TableRule> tables) {

    public static final Profile NONE = new Profile(
            new About("", "", false, false), List.of(), Missing.ERROR, Optional.empty(), Choices.NONE, Map.of());

    /**
     * Where a profile comes from.
     *
     * @param name of a built-in one; otherwise its file
     * @param description in one line; may be empty
     * @param schemaPerProject the application keeps the tables of each project in a schema of its own
     */
    public record About(String name, String description, boolean builtIn, boolean schemaPerProject) {}

    public Profile {
        matches = List.copyOf(matches);
        tables = TableRule.lower(tables);
    }

    public TableRule table(String table) {
        return tables.getOrDefault(AsciiNames.lower(table), TableRule.NONE);
    }

    /** Whether it is about this source. */
    public boolean fits(DatabaseSchema schema) {
        return matches.stream().anyMatch(match -> match.holds(schema));
    }

    /** The same with what was found out of its tables. */
    public Profile with(Map<String, TableRule> settled) {
        return new Profile(about, matches, missing, identifiers, choices, settled);
    }
}
