/** What is where, and whether it still fits together. */
@NullMarked
package dev.sessiondb.status;

import org.jspecify.annotations.NullMarked;
