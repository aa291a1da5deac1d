package dev.sessiondb.cli.completion;

import java.util.List;

/**
 * An option.
 *
 * @param names with their hyphens, the one that is offered last
 * @param argument what it takes
 * @param attached whether that stands behind an equals sign only, since it may be left out
 */
record CompletedOption(List<String> names, String description, CompletedArgument argument, boolean attached) {

    /** Whether a word of its own follows. */
    boolean awaitsWord() {
        return argument.given() && !attached;
    }
}
