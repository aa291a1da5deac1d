package dev.sessiondb.preflight;

import dev.sessiondb.config.Backend;
import dev.sessiondb.config.ConfigKey;
import dev.sessiondb.config.Disagreement;
import dev.sessiondb.config.Setting;
import dev.sessiondb.preflight.Drift.Remedy;
import dev.sessiondb.store.Cutover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what has parted, what that means, and what mends it. */
public final class DriftRules {
    private final DriftFacts facts;

    private DriftRules(DriftFacts facts) {
        this.facts = facts;
    }

    public static List<Drift> of(DriftFacts facts) {
        return new DriftRules(facts).all();
    }

    private List<Drift> all() {
        List<Drift> found = new ArrayList<>();
        facts.disagreements().forEach(disagreement -> found.add(files(disagreement)));
        facts.cutover().flatMap(this::backend).ifPresent(found::add);
        facts.contents().ifPresent(contents -> contents(contents, found));
        return found;
    }

    private static Drift files(Disagreement disagreement) {
        Setting<String> used = disagreement.used();
        Setting<String> other = disagreement.other();
        boolean backend = disagreement.key() == ConfigKey.BACKEND
                && Backend.of(used.value()).filter(b -> b != Backend.JSON).isPresent();
        String file = other.origin().substring(0, other.origin().lastIndexOf(':'));
        Remedy remedy = backend
                ? new Remedy("make both say the same", List.of("config", "use", used.value(), "--file", file))
                : new Remedy("make both say the same by hand, then look again", List.of("config", "show"));
        return new Drift(
                "drift.files",
                "two config files disagree: `" + disagreement.key().path() + "` is `" + used.value() + "` in "
                        + used.origin() + " and `" + other.value() + "` in " + other.origin(),
                "sessiondb goes by the first; an application that reads the second works on other data",
                List.of(remedy));
    }

    private Optional<Drift> backend(Cutover cutover) {
        String configured = facts.configured().value().word();
        if (configured.equals(cutover.backend())) {
            return Optional.empty();
        }
        List<Remedy> remedies = new ArrayList<>();
        remedies.add(new Remedy(
                "if the application works on " + cutover.backend(), List.of("config", "use", cutover.backend())));
        if (facts.configured().value() != Backend.JSON) {
            remedies.add(new Remedy(
                    "if it is meant to work on " + configured + ", so that the ledger knows",
                    List.of("config", "use", configured)));
        }
        return Optional.of(new Drift(
                "drift.backend",
                "the configured backend is `" + configured + "` ("
                        + facts.configured().origin() + "), and the ledger says "
                        + "that `" + cutover.backend() + "` was made the default at " + cutover.at() + " on host "
                        + cutover.host(),
                "the application may write to one of them while the other is taken for the one in use",
                remedies));
    }

    private void contents(Contents contents, List<Drift> found) {
        boolean cutOver = facts.cutOverTo(Backend.POSTGRES);
        boolean configured = facts.configured().value() == Backend.POSTGRES;
        boolean inUse = configured && (cutOver || facts.cutover().isEmpty());
        if ((cutOver || inUse) && facts.sourceWritten() && contents.onlyInSource() > 0) {
            found.add(written(contents));
        }
        if (!inUse && contents.onlyInTarget() > 0) {
            found.add(ahead(contents));
        }
        if ((!inUse || facts.sourceWritten()) && contents.differing() > 0) {
            found.add(differing(contents));
        }
    }

    private static Drift written(Contents contents) {
        return new Drift(
                "drift.source-written",
                "the SQLite file was written to after it was migrated, and PostgreSQL is in use: "
                        + rows(contents.onlyInSource()) + " only there, by key (" + contents.sourceTables() + ")",
                "something still works on SQLite, and PostgreSQL lacks what it wrote; rows that were deleted from PostgreSQL since count, too",
                List.of(new Remedy(
                        "once nothing writes to SQLite any more, bring these rows over",
                        List.of("migrate", "to", "postgres", "--on-conflict", "skip"))));
    }

    private static Drift ahead(Contents contents) {
        return new Drift(
                "drift.target-ahead",
                "PostgreSQL has " + rows(contents.onlyInTarget()) + " that SQLite lacks (" + contents.targetTables()
                        + ")",
                "whoever works on SQLite doesn't see them; a migration to PostgreSQL leaves them as they are",
                List.of(
                        new Remedy("to work on with PostgreSQL", List.of("config", "use", "postgres")),
                        new Remedy(
                                "to bring them into SQLite",
                                List.of("migrate", "to", "sqlite", "--from", "postgres", "--replace"))));
    }

    private static Drift differing(Contents contents) {
        return new Drift(
                "drift.rows-differ",
                rows(contents.differing()) + " with other values in SQLite than in PostgreSQL, by key ("
                        + contents.differingTables() + ")",
                "they were changed on one side after the last migration; a migration never overwrites them",
                List.of(
                        new Remedy(
                                "to keep PostgreSQL's", List.of("migrate", "to", "postgres", "--on-conflict", "skip")),
                        new Remedy(
                                "to bring PostgreSQL's into SQLite",
                                List.of("migrate", "to", "sqlite", "--from", "postgres", "--replace"))));
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }
}
