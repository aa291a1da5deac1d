package dev.sessiondb.cli;

import dev.sessiondb.migrate.MigrationReport;
import dev.sessiondb.store.SourceDescription;
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

    /** @param reading options by which the rows are read back as they were written */
    static List<Step> of(MigrationReport report, List<String> reading) {
        String source = report.preview()
                .source()
                .map(SourceDescription::path)
                .map(Object::toString)
                .orElse("");
        String schema = report.preview().target().map(target -> target.schema()).orElse("public");
        List<Step> steps = new ArrayList<>();
        Optional<Step> byHand = byHand(access(report), source);
        if (byHand.isPresent()) {
            return List.of(byHand.get());
        }
        steps.add(new Step("stop", "stop the application", Optional.empty()));
        List<String> back = new ArrayList<>(List.of("migrate", "to", "sqlite", "--from", "postgres"));
        back.addAll(List.of("--sqlite-path", source, "--schema", schema, "--replace", "--dry-run=false"));
        back.addAll(reading);
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

    /** What no command takes back. */
    private static Optional<Step> byHand(String access, String source) {
        String json = "the JSON file `" + source
                + "` is as it was; the deprecated backend can't be made the default again by this"
                + " program: put the config file back from its copy";
        String rejects = "these rows came from the reject file `" + source
                + "`: go back as the run that left them out says, or delete them by their keys";
        return switch (access) {
            case "JSON" -> Optional.of(new Step("json", json, Optional.empty()));
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
