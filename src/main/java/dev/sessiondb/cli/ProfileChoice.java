package dev.sessiondb.cli;

import dev.sessiondb.profile.BuiltInProfiles;
import dev.sessiondb.profile.Choices;
import dev.sessiondb.profile.Identifiers;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Profile;
import dev.sessiondb.profile.ProfileReader;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which profile applies: the built-in one that is about the source, another, or none. */
final class ProfileChoice {
    private static final String NONE = "none";

    @Option(
            names = "--profile",
            paramLabel = "NAME|FILE|none",
            description = {
                "What becomes of single tables and columns: a built-in profile, or a YAML file as `sessiondb profile init` writes one (default: the built-in one that is about the source)."
            })
    private @Nullable String given;

    /** Decisions of the command line, and the profile. */
    Policies policies(Optional<Identifiers> identifiers, Choices choices) {
        return new Policies(identifiers, choices, profile(), given == null);
    }

    private Profile profile() {
        if (given == null || given.equals(NONE)) {
            return Profile.NONE;
        }
        return BuiltInProfiles.find(given).orElseGet(() -> ProfileReader.read(Path.of(given)));
    }

    /** As another command is given it, wherever it is called. */
    Optional<String> word() {
        return Optional.ofNullable(given)
                .map(name -> name.equals(NONE) || BuiltInProfiles.names().contains(name)
                        ? name
                        : Path.of(name).toAbsolutePath().toString());
    }
}
