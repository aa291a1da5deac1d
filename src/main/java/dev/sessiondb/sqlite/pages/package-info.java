/** Reads the rows of a database file that nobody writes to from its pages: the format that "Database File Format" in SQLite's documentation promises to keep. */
@NullMarked
package dev.sessiondb.sqlite.pages;

import org.jspecify.annotations.NullMarked;
