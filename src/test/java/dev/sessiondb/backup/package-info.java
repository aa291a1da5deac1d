/** Tests of the package. */
@NullMarked
package dev.sessiondb.backup;

import org.jspecify.annotations.NullMarked;
