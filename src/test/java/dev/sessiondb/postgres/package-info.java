/** What is said to PostgreSQL, tried on a real one. */
@NullMarked
package dev.sessiondb.postgres;

import org.jspecify.annotations.NullMarked;
