package dev.sessiondb.cli;

import dev.sessiondb.convert.InvalidUtf8;
import dev.sessiondb.convert.NulText;
import dev.sessiondb.profile.Choices;
import dev.sessiondb.profile.EmptyText;
import dev.sessiondb.profile.Identifiers;
import dev.sessiondb.profile.Integers;
import dev.sessiondb.profile.JsonStorage;
import dev.sessiondb.profile.NullKeys;
import dev.sessiondb.profile.OnError;
import dev.sessiondb.profile.Orphans;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.profile.Reals;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What becomes of names, types, values and rows: for all tables; a profile may say otherwise for one. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PolicyOptions {
    @Option(
            names = "--on-error",
            paramLabel = "fail|skip|widen",
            description = {
                "What becomes of what does not fit (default: fail).",
                "skip leaves the rows out and writes them to a reject file; widen keeps every row and gives up the type or constraint that does not hold."
            })
    private @Nullable OnError onError;

    @Option(
            names = "--orphans",
            paramLabel = "fail|null|drop-constraint|reject",
            description = "What becomes of rows whose foreign key refers to nothing (default: as --on-error).")
    private @Nullable Orphans orphans;

    @Option(
            names = "--null-keys",
            paramLabel = "fail|unique|reject",
            description = "What becomes of rows with NULL in their primary key (default: as --on-error).")
    private @Nullable NullKeys nullKeys;

    @Option(
            names = "--empty",
            paramLabel = "fail|null",
            description = "What becomes of empty texts in columns of another type (default: fail).")
    private @Nullable EmptyText empty;

    @Option(
            names = "--nul",
            paramLabel = "fail|strip|escape",
            description = "What becomes of NUL characters in texts (default: fail).")
    private @Nullable NulText nul;

    @Option(
            names = "--invalid-utf8",
            paramLabel = "fail|replace|bytea",
            description = "What becomes of texts that are not UTF-8 (default: fail).")
    private @Nullable InvalidUtf8 invalidUtf8;

    @Option(
            names = "--integers",
            paramLabel = "bigint|declared",
            description = "How wide integer columns become (default: bigint).")
    private @Nullable Integers integers;

    @Option(
            names = "--json-type",
            paramLabel = "json|jsonb|text",
            description = "What JSON columns become (default: jsonb, or json where jsonb would change something).")
    private @Nullable JsonStorage json;

    @Option(
            names = "--reals",
            paramLabel = "fail|round",
            description =
                    "What becomes of numbers with more digits than a 4-byte real of the target holds (default: fail).")
    private @Nullable Reals reals;

    @Option(
            names = "--identifiers",
            paramLabel = "keep|snake|lower",
            description = "How names are carried (default: keep).")
    private @Nullable Identifiers identifiers;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "The zone of times written without one (default: UTC).")
    private @Nullable ZoneId zone;

    @Mixin
    private ProfileChoice profile;

    /** The options by which other commands read back what these wrote. */
    List<String> reading() {
        return ReadingOptions.words(zone == null ? ZoneId.of("UTC") : zone, profile.word());
    }

    Policies policies() {
        Choices choices = new Choices(
                Optional.ofNullable(onError),
                Optional.ofNullable(empty),
                Optional.ofNullable(nul),
                Optional.ofNullable(invalidUtf8),
                Optional.ofNullable(orphans),
                Optional.ofNullable(nullKeys),
                Optional.ofNullable(integers),
                Optional.ofNullable(json),
                Optional.ofNullable(reals),
                Optional.ofNullable(zone));
        return profile.policies(Optional.ofNullable(identifiers), choices);
    }
}
