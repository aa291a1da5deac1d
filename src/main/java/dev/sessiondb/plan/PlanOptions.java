package dev.sessiondb.plan;

import dev.sessiondb.profile.Policies;
import java.time.ZoneId;

/**
 * What the operator decides about a plan.
 *
 * @param version the run's own version for its migrations: digits and dots
 */
public record PlanOptions(Policies policies, String version) {

    public PlanOptions(ZoneId zone, String version) {
        this(Policies.of(zone), version);
    }

    /** The zone of times written without one. */
    public ZoneId zone() {
        return policies.choices().zone().orElse(ZoneId.of("UTC"));
    }
}
