package dev.sessiondb.cli;

import dev.sessiondb.schemaops.SchemaDifference;
import dev.sessiondb.schemaops.SchemaStatus;
import dev.sessiondb.schemaops.VersionState;
import dev.sessiondb.schemaops.VersionStatus;
import dev.sessiondb.store.OtherTool;
import dev.sessiondb.store.SchemaChangeSummary;
import dev.sessiondb.store.SchemaHistory;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Prints how the versions of a schema stand. */
final class SchemaStatusPrinter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;

    SchemaStatusPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(SchemaStatus status, boolean quiet) {
        if (!quiet) {
            head(status);
            out.println("derived by runs (" + place(status.state().derived()) + ")");
            versions(status.derived());
            String where = status.directory().map(dir -> ", scripts in " + dir).orElse("; no directory is configured");
            out.println("your own (" + place(status.state().operator()) + where + ")");
            versions(status.operator());
            status.scripts().ignored().forEach(file -> out.println("  not a migration: `" + file + "`"));
            changes(status.state().changes());
            otherTools(status.state().otherTools());
        }
        summary(status);
        out.flush();
    }

    private void head(SchemaStatus status) {
        String missing = status.state().schemaExists() ? "" : ", which doesn't exist yet";
        out.println("schema `" + status.state().target().schema() + "` of `"
                + status.state().target().name() + "`" + missing);
        out.println();
    }

    private static String place(SchemaHistory history) {
        if (!history.present()) {
            return "no `" + history.table() + "` yet";
        }
        return history.readable() ? "`" + history.table() + "`" : "`" + history.table() + "` may not be read";
    }

    private void versions(List<VersionStatus> versions) {
        if (versions.isEmpty()) {
            out.println("  none");
        }
        int width = versions.stream().mapToInt(v -> number(v).length()).max().orElse(1);
        String format = "  %-" + width + "s  %-12s  %-19s  %-12s  %-11s  %s%n";
        for (VersionStatus version : versions) {
            out.printf(
                    format,
                    number(version),
                    words(version.state()),
                    version.row().map(row -> TIME.format(row.installedOn())).orElse(""),
                    version.row().map(row -> row.installedBy()).orElse(""),
                    version.row()
                            .flatMap(row -> row.checksum())
                            .map(String::valueOf)
                            .orElse(""),
                    version.description() + (version.undo() ? "" : "  (no undo script)"));
            version.differences().forEach(what -> out.println("      difference: " + what));
            version.notes().forEach(what -> out.println("      note: " + what));
        }
        out.println();
    }

    private static String number(VersionStatus version) {
        return version.version().isPresent() ? version.name() : "repeatable";
    }

    private static String words(VersionState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void changes(List<SchemaChangeSummary> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.println("changes, the newest first");
        for (SchemaChangeSummary change : changes) {
            out.println("  " + TIME.format(change.startedAt()) + "  " + change.action() + " of "
                    + String.join(", ", change.versions()) + ": " + change.state() + ", by " + change.user() + " on "
                    + change.host() + " as `" + change.databaseUser() + "`");
            change.error().ifPresent(error -> out.println("      " + Words.indent(error, 6)));
            change.backup().ifPresent(backup -> out.println("      backup: " + backup));
        }
        out.println();
    }

    private void otherTools(List<OtherTool> tools) {
        if (tools.isEmpty()) {
            return;
        }
        out.println("other migration tools");
        for (OtherTool tool : tools) {
            out.println("  " + tool.name() + " (`" + tool.table() + "`): "
                    + (tool.version().isEmpty() ? "no version" : "version " + tool.version()));
            tool.unfinished().forEach(what -> out.println("      UNFINISHED: " + what));
            if (!tool.unfinished().isEmpty()) {
                out.println("      hint: mend it with " + tool.name() + " itself; sessiondb doesn't touch it");
            }
        }
        out.println();
    }

    private void summary(SchemaStatus status) {
        long pending = status.operator().stream().filter(VersionStatus::pending).count();
        int differences = status.differences().size();
        out.println("version " + status.newest().map(VersionStatus::name).orElse("none") + ", " + pending + " pending, "
                + Words.count(differences, "difference"));
        if (differences > 0) {
            out.println("next: " + SchemaInvocation.of(status, "validate") + " says what to do about them");
        } else if (pending > 0) {
            out.println("next: " + SchemaInvocation.of(status, "migrate") + " lists what would be executed");
        }
    }

    void validation(SchemaStatus status) {
        for (SchemaDifference difference : status.differences()) {
            out.println(difference.history() + ": " + difference.what());
            out.println("  hint: " + difference.remedy());
        }
        out.println(
                status.differences().isEmpty()
                        ? "all is as recorded: " + Words.count(status.derived().size(), "derived version") + ", "
                                + Words.count(
                                        status.operator().stream()
                                                .filter(VersionStatus::applied)
                                                .count(),
                                        "version")
                                + " of your own"
                        : Words.count(status.differences().size(), "difference"));
        out.flush();
    }
}
