/** A migration step by step: asks a person on a terminal, and runs the ordinary commands with what was answered. */
@NullMarked
package dev.sessiondb.interactive;

import org.jspecify.annotations.NullMarked;
