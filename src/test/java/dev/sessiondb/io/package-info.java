/** Tests of the package. */
@NullMarked
package dev.sessiondb.io;

import org.jspecify.annotations.NullMarked;
