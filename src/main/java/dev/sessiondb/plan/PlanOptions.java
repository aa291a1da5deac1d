package dev.sessiondb.plan;

import java.time.ZoneId;

/**
 * What the operator decides about a plan.
 *
 * @param zone of times written without one
 * @param version the run's own version for its migrations: digits and dots
 */
public record PlanOptions(ZoneId zone, String version) {}
