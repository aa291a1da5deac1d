/** What can go wrong, and the exit status that says so. */
@NullMarked
package dev.sessiondb.error;

import org.jspecify.annotations.NullMarked;
