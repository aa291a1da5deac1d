package dev.sessiondb.cli;

import java.util.List;
import java.util.Locale;

/** What can be restored to. */
enum RestoreTarget {
    SQLITE("--sqlite-path"),
    POSTGRES("--schema"),
    JSON("--json-path");

    private final String option;

    RestoreTarget(String option) {
        this.option = option;
    }

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The command that restores a backup there.
     *
     * @param where the file, or the schema
     */
    String command(String backup, String where) {
        return Invocation.of(List.of("restore", "--backup", backup, "--to", word(), option, where, "--dry-run=false"));
    }
}
