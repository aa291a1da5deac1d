package dev.sessiondb.config.edit;

import java.util.List;
import java.util.Optional;

/**
 * What would change the value.
 *
 * @param replaces whether the key is there
 * @param flat whether the key stands, or will, as one with a dot in it
 * @param before the value before
 * @param candidates the ways to write it, the best first; the first that can be proved is taken
 */
record Change(boolean replaces, boolean flat, Optional<String> before, List<Splice> candidates) {

    static Change replace(boolean flat, Optional<String> before, Splice splice) {
        return new Change(true, flat, before, List.of(splice));
    }

    static Change insert(boolean flat, Splice... candidates) {
        return new Change(false, flat, Optional.empty(), List.of(candidates));
    }
}
