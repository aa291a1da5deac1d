/** The two ports, source and target, and the row cursor between them. */
@NullMarked
package dev.sessiondb.store;

import org.jspecify.annotations.NullMarked;
