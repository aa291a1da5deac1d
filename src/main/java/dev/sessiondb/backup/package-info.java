/** The SQLite copy, the JSON dump and the manifest that vouches for both. */
@NullMarked
package dev.sessiondb.backup;

import org.jspecify.annotations.NullMarked;
