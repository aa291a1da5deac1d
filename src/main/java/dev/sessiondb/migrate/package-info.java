/** The run: its phases in order. */
@NullMarked
package dev.sessiondb.migrate;

import org.jspecify.annotations.NullMarked;
