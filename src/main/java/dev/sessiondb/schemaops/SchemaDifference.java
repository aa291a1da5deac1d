package dev.sessiondb.schemaops;

import java.util.List;

/**
 * Something that is not as it is recorded.
 *
 * @param history {@code derived} or {@code operator}
 * @param version empty when it is about no single one
 * @param what in words, naming the thing
 * @param remedy what to do
 */
public record SchemaDifference(String history, String version, String what, String remedy) {
    private static final String REPAIR = "`sessiondb schema repair` says what it would do about it";

    static void ofDerived(VersionStatus version, List<SchemaDifference> all) {
        for (String what : version.differences()) {
            all.add(new SchemaDifference("derived", version.name(), what, derivedRemedy(what)));
        }
    }

    private static String derivedRemedy(String what) {
        if (what.startsWith("table ")) {
            return "undo the change, or make it a migration of your own (docs/schema.md)";
        }
        return what.endsWith("`sessiondb_migrations`")
                ? "put its row back from a backup of the server: without it the run can't be undone"
                : REPAIR;
    }

    static void ofOperator(VersionStatus version, List<SchemaDifference> all) {
        for (String what : version.differences()) {
            all.add(new SchemaDifference("operator", version.name(), what, operatorRemedy(version.state())));
        }
    }

    private static String operatorRemedy(VersionState state) {
        return switch (state) {
            case CHANGED -> "put the script back as it was applied; or, when the new text is right, " + REPAIR;
            case MISSING -> "put the script back; or, when it is gone for good, " + REPAIR;
            default -> REPAIR;
        };
    }
}
