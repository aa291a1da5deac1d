package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.store.SourceDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How to go back after a cutover, as commands that can be pasted. */
final class Reversal {
    private static final String SESSION_FILE = "JSON";

    private Reversal() {}

    /**
     * One step.
     *
     * @param id stable identifier for scripts
     * @param command empty where the operator has to do it
     */
    record Step(String id, String description, Optional<String> command) {}

    /**
     * What a run moved.
     *
     * @param access how the source was opened
     * @param source its path
     * @param schema of the target
     * @param manifest of the backup
     */
    record Moved(String access, String source, String schema, String manifest) {}

    /** After a run of this process; {@code reading} are options by which the rows are read back as they were written. */
    static List<Step> of(MigrationReport report, List<String> reading) {
        String source = report.preview()
                .source()
                .map(SourceDescription::path)
                .map(Object::toString)
                .orElse("");
        String schema = report.preview().target().map(target -> target.schema()).orElse("public");
        return of(
                new Moved(
                        access(report),
                        source,
                        schema,
                        report.backup().manifest().toString()),
                reading);
    }

    /** The same for a run of any time. */
    static List<Step> of(Moved moved, List<String> reading) {
        String source = moved.source();
        Optional<Step> byHand = byHand(moved.access(), source);
        if (byHand.isPresent()) {
            return List.of(byHand.get());
        }
        boolean json = moved.access().equals(SESSION_FILE);
        List<String> back = new ArrayList<>(List.of("migrate", "to"));
        back.addAll(
                json
                        ? List.of("json", source, "--from", "postgres", "--format", sessionFormat())
                        : List.of("sqlite", "--from", "postgres", "--sqlite-path", source));
        back.addAll(List.of("--schema", moved.schema(), "--replace", "--dry-run=false"));
        back.addAll(reading);
        String file = json ? "JSON" : "SQLite";
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("stop", "stop the application", Optional.empty()));
        steps.add(new Step(
                "bring-back",
                "bring what was written to PostgreSQL meanwhile into the " + file + " file (it is backed up first)",
                Optional.of(Invocation.of(back))));
        steps.add(new Step(
                "restore",
                "or, to drop what was written meanwhile: put the " + file + " file back as it was backed up",
                command(
                        "restore",
                        "--backup",
                        moved.manifest(),
                        "--to",
                        json ? "json" : "sqlite",
                        json ? "--json-path" : "--sqlite-path",
                        source,
                        "--dry-run=false")));
        steps.add(json ? jsonDefault() : sqliteDefault(source));
        return steps;
    }

    private static String sessionFormat() {
        return FormatOption.applications().stream().findFirst().orElseThrow();
    }

    private static Step sqliteDefault(String source) {
        return new Step(
                "config", "make SQLite the default again", command("config", "use", "sqlite", "--sqlite-path", source));
    }

    private static Step jsonDefault() {
        return new Step(
                "config",
                "if PostgreSQL was made the default, put the config file back from its copy: this program makes the deprecated JSON backend nobody's default",
                Optional.empty());
    }

    /** What no command takes back. */
    private static Optional<Step> byHand(String access, String source) {
        String dump = "the dump `" + source + "` is as it was: let the application use what it used before";
        String rejects = "these rows came from the reject file `" + source
                + "`: go back as the run that left them out says, or delete them by their keys";
        return switch (access) {
            case "dump" -> Optional.of(new Step("dump", dump, Optional.empty()));
            case "rejects" -> Optional.of(new Step("rejects", rejects, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static String access(MigrationReport report) {
        return report.preview().source().map(SourceDescription::access).orElse("");
    }

    private static Optional<String> command(String... arguments) {
        return Optional.of(Invocation.of(arguments));
    }
}
