package dev.sessiondb.preflight;

import dev.sessiondb.config.Setting;
import dev.sessiondb.profile.Profile;
import dev.sessiondb.store.Check;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Offers a schema's name where an application keeps each project in one of its own and nothing says which. */
final class ProjectSchema {
    /** PostgreSQL's limit is 63 bytes. */
    private static final int LONGEST = 63;

    private ProjectSchema() {}

    /**
     * What there is to offer.
     *
     * @param source the project's file
     */
    static Optional<Check> offer(Profile.About profile, Setting<String> schema, Path source) {
        Optional<String> name = name(source);
        if (!profile.schemaPerProject() || !schema.isDefault() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Check.warn(
                "target.project-schema",
                "the project has a schema of its own",
                "the application of profile `" + profile.name()
                        + "` keeps each project in a schema, and nothing says which: the tables would be in `"
                        + schema.value() + "`",
                "for the project in `" + source.toAbsolutePath().normalize().getParent() + "`: `--schema " + name.get()
                        + "`"));
    }

    /** Of the project directory: its letters and digits, others as one underscore. */
    static Optional<String> name(Path source) {
        return Optional.ofNullable(source.toAbsolutePath().normalize().getParent())
                .flatMap(directory -> Optional.ofNullable(directory.getFileName()))
                .map(directory -> directory
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", ""))
                .filter(name -> !name.isEmpty())
                .map(name -> name.matches("[0-9].*|pg_.*") ? "project_" + name : name)
                .map(name -> name.substring(0, Math.min(LONGEST, name.length())));
    }
}
