package dev.sessiondb.cli;

import dev.sessiondb.config.Configuration;
import dev.sessiondb.config.Environment;
import dev.sessiondb.error.SessionDbException;
import dev.sessiondb.migrate.Migrator;
import dev.sessiondb.plan.MigrationPlan;
import dev.sessiondb.plan.PlanOptions;
import dev.sessiondb.plan.Planner;
import dev.sessiondb.profile.Policies;
import dev.sessiondb.store.Check;
import dev.sessiondb.store.Source;
import dev.sessiondb.store.SourceStore;
import dev.sessiondb.store.TargetSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a source would become in an empty schema; asks no server. */
record SourcePlan(Configuration configuration, Optional<String> from, Environment environment) {

    /**
     * Makes it.
     *
     * @throws SessionDbException with {@code SOURCE_UNAVAILABLE}
     */
    MigrationPlan of(Policies policies) {
        SourceStore store = new SourceChoice(configuration.settings(), environment).of(from);
        List<Check> failed = store.probe().stream().filter(Check::failed).toList();
        if (!failed.isEmpty()) {
            throw Migrator.refusal(failed.get(0).code(), failed);
        }
        try (Source source = store.open()) {
            TargetSchema empty = new TargetSchema(false, Map.of(), Set.of());
            return new Planner(source, empty, new PlanOptions(policies, "0")).plan();
        }
    }
}
