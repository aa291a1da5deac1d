/** Real SQLite files, a real PostgreSQL and the built JAR, for the tests. */
@NullMarked
package dev.sessiondb.testing;

import org.jspecify.annotations.NullMarked;
