/** May we start? Every check, none stopping at another's failure. */
@NullMarked
package dev.sessiondb.preflight;

import org.jspecify.annotations.NullMarked;
