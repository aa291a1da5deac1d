package dev.sessiondb.plan;

/**
 * An index or unique constraint that is carried.
 *
 * @param name its name in the target
 * @param sourceName its name in the source
 * @param sql the statement that makes it, with unqualified names
 * @param inverse the statement that takes it back
 * @param summary in words, such as {@code unique (a, b desc) where del = 0}
 */
public record IndexPlan(String name, String sourceName, boolean unique, String sql, String inverse, String summary) {}
