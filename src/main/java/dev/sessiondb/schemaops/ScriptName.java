package dev.sessiondb.schemaops;

import dev.sessiondb.store.SchemaVersion;
import dev.sessiondb.store.ScriptKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script's file name says, by Flyway's rules. See "Migrations: naming" in its documentation.
 *
 * @param version underscores read as dots; empty for a repeatable script
 * @param description underscores read as spaces
 */
record ScriptName(ScriptKind kind, Optional<SchemaVersion> version, String description) {
    private static final Pattern VERSIONED = Pattern.compile("([VU])(\\d+(?:[._]\\d+)*)__(.+)\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__(.+)\\.sql");
    private static final Pattern ALIKE = Pattern.compile("(?i)(?:[vub][\\d_. -]|r_).*\\.sql");

    /** As wide as the columns of Flyway's history. */
    private static final int LONGEST_VERSION = 50;

    private static final int LONGEST_DESCRIPTION = 200;

    static Optional<ScriptName> of(String name) {
        Matcher versioned = VERSIONED.matcher(name);
        if (versioned.matches()) {
            ScriptKind kind = versioned.group(1).equals("V") ? ScriptKind.VERSIONED : ScriptKind.UNDO;
            SchemaVersion version = new SchemaVersion(versioned.group(2).replace('_', '.'));
            return Optional.of(new ScriptName(kind, Optional.of(version), words(versioned.group(3))));
        }
        Matcher repeatable = REPEATABLE.matcher(name);
        return repeatable.matches()
                ? Optional.of(new ScriptName(ScriptKind.REPEATABLE, Optional.empty(), words(repeatable.group(1))))
                : Optional.empty();
    }

    /** Whether whoever named it meant a migration, a baseline included. */
    static boolean looksLikeOne(String name) {
        return ALIKE.matcher(name).matches();
    }

    /** Why the history can't hold it. */
    Optional<String> obstacle() {
        if (version.filter(v -> v.text().length() > LONGEST_VERSION).isPresent()) {
            return Optional.of("the version is longer than " + LONGEST_VERSION + " characters; shorten it");
        }
        if (version.filter(v -> v.same(SchemaVersion.NONE)).isPresent()) {
            return Optional.of("version 0 stands for an empty schema; begin with 1");
        }
        return description.length() > LONGEST_DESCRIPTION
                ? Optional.of("the description is longer than " + LONGEST_DESCRIPTION + " characters; shorten it")
                : Optional.empty();
    }

    private static String words(String text) {
        return text.replace('_', ' ');
    }
}
