/** Everything said to SQLite. */
@NullMarked
package dev.sessiondb.sqlite;

import org.jspecify.annotations.NullMarked;
