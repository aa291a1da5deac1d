package dev.sessiondb.cli;

import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.ProfileReader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How PostgreSQL is read by a command that doesn't write to it: as the way forth wrote it. */
final class ReadingOptions {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Option(
            names = "--timezone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "The zone of times written without one, as on the way forth (default: UTC).")
    private ZoneId zone = UTC;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "The profile that the way forth was given: it says which table and column is which.")
    private @Nullable Path profile;

    Policies policies() {
        Policies zoned = Policies.of(zone);
        return profile == null ? zoned : new Policies(Optional.empty(), zoned.choices(), ProfileReader.read(profile));
    }

    /** The options that a command which reads back what these policies wrote needs. */
    static List<String> words(ZoneId zone, Optional<Path> profile) {
        List<String> words = new ArrayList<>();
        if (!zone.equals(UTC)) {
            words.addAll(List.of("--timezone", zone.getId()));
        }
        profile.ifPresent(
                file -> words.addAll(List.of("--profile", file.toAbsolutePath().toString())));
        return words;
    }
}
