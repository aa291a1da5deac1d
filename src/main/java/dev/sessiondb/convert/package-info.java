/** One value at a time: from SQLite's storage class and value to PostgreSQL's binary form. */
@NullMarked
package dev.sessiondb.convert;

import org.jspecify.annotations.NullMarked;
