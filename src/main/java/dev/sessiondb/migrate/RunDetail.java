package dev.sessiondb.migrate;

import dev.sessiondb.plan.MigrationPlan;

/** The counts of a run as the ledger keeps them: a JSON object. */
final class RunDetail {

    private RunDetail() {}

    static String of(MigrationPlan plan) {
        return "{\"tables\": " + plan.tables().size() + ", \"rows\": " + plan.rows() + ", \"findings\": "
                + plan.findings().size() + "}";
    }
}
