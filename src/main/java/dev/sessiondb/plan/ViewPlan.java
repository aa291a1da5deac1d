package dev.sessiondb.plan;

/**
 * A view that is carried.
 *
 * @param source its name in the source
 * @param targetName its name in the target
 * @param sql the statement that makes it, with unqualified names
 */
public record ViewPlan(String source, String targetName, String sql) {

    String inverse() {
        return "DROP VIEW " + dev.sessiondb.schema.Identifiers.quote(targetName) + ";\n";
    }
}
