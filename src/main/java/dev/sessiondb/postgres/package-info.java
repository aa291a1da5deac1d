/** Everything said to PostgreSQL. */
@NullMarked
package dev.sessiondb.postgres;

import org.jspecify.annotations.NullMarked;
