package dev.sessiondb.cli;

import dev.sessiondb.profile.Policies;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How PostgreSQL is read by a command that doesn't write to it: as the way forth wrote it. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReadingOptions {
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Option(
            names = "--timezone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "The zone of times written without one, as on the way forth (default: UTC).")
    private ZoneId zone = UTC;

    @Mixin
    private ProfileChoice profile;

    Policies policies() {
        return profile.policies(Optional.empty(), Policies.of(zone).choices());
    }

    /** The options that a command which reads back what these policies wrote needs. */
    static List<String> words(ZoneId zone, Optional<String> profile) {
        List<String> words = new ArrayList<>();
        if (!zone.equals(UTC)) {
            words.addAll(List.of("--timezone", zone.getId()));
        }
        profile.ifPresent(word -> words.addAll(List.of("--profile", word)));
        return words;
    }
}
