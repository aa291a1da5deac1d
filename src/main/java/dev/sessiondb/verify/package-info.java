/** Is the target equal to the source, value by value? */
@NullMarked
package dev.sessiondb.verify;

import org.jspecify.annotations.NullMarked;
