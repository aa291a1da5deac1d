package dev.sessiondb.compare;

import dev.sessiondb.profile.Policies;

/**
 * What the operator asked for.
 *
 * @param policies how names, types and times of the source are read
 * @param limit how many differences of a table are named
 */
public record CompareOptions(Policies policies, int limit) {}
