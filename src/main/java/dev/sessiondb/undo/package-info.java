/** A published run taken back. */
@NullMarked
package dev.sessiondb.undo;

import org.jspecify.annotations.NullMarked;
