package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.store.SourceDescription;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How to go back after a cutover, as commands that can be pasted. */
final class Reversal {
    private Reversal() {}

    /**
     * One step.
     *
     * @param id stable identifier for scripts
     * @param command empty where the operator has to do it
     */
    record Step(String id, String description, Optional<String> command) {}

    static List<Step> of(MigrationReport report, ZoneId zone) {
        String source = report.preview()
                .source()
                .map(SourceDescription::path)
                .map(Object::toString)
                .orElse("");
        String schema = report.preview().target().map(target -> target.schema()).orElse("public");
        List<Step> steps = new ArrayList<>();
        if (report.preview()
                .source()
                .filter(file -> file.access().equals("JSON"))
                .isPresent()) {
            return List.of(new Step(
                    "json",
                    "the JSON file `" + source
                            + "` is as it was; the deprecated backend can't be made the default again by this"
                            + " program: put the config file back from its copy",
                    Optional.empty()));
        }
        steps.add(new Step("stop", "stop the application", Optional.empty()));
        List<String> back = new ArrayList<>(List.of("migrate", "to", "sqlite", "--from", "postgres"));
        back.addAll(List.of("--sqlite-path", source, "--schema", schema, "--replace", "--dry-run=false"));
        if (!zone.equals(ZoneId.of("UTC"))) {
            back.addAll(List.of("--timezone", zone.getId()));
        }
        steps.add(new Step(
                "bring-back",
                "bring what was written to PostgreSQL meanwhile into the SQLite file (it is backed up first)",
                Optional.of(Invocation.of(back))));
        steps.add(new Step(
                "restore",
                "or, to drop what was written meanwhile: put the SQLite file back as it was backed up",
                command(
                        "restore",
                        "--backup",
                        report.backup().manifest().toString(),
                        "--to",
                        "sqlite",
                        "--sqlite-path",
                        source,
                        "--dry-run=false")));
        steps.add(new Step(
                "config",
                "make SQLite the default again",
                command("config", "use", "sqlite", "--sqlite-path", source)));
        return steps;
    }

    private static Optional<String> command(String... arguments) {
        return Optional.of(Invocation.of(arguments));
    }
}
