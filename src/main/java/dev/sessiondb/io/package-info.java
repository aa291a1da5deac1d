/** Files, digests and JSON, as every floor above uses them. */
@NullMarked
package dev.sessiondb.io;

import org.jspecify.annotations.NullMarked;
