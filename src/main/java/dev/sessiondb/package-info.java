/** Moves an application's session database from SQLite to PostgreSQL. */
@NullMarked
package dev.sessiondb;

import org.jspecify.annotations.NullMarked;
