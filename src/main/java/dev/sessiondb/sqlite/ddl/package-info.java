/** Reads the text of SQLite's definitions: what its pragmas don't tell. Anything it doesn't understand whole is empty, never a guess. */
@NullMarked
package dev.sessiondb.sqlite.ddl;

import org.jspecify.annotations.NullMarked;
