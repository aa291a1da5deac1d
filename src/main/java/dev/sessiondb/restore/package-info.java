/** A backup put back in place. */
@NullMarked
package dev.sessiondb.restore;

import org.jspecify.annotations.NullMarked;
