/** The dump format of {@code docs/dump-format.md}: written and read as a stream, in bounded memory. */
@NullMarked
package dev.sessiondb.dump;

import org.jspecify.annotations.NullMarked;
