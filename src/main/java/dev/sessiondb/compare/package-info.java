/** Do two backends hold the same? */
@NullMarked
package dev.sessiondb.compare;

import org.jspecify.annotations.NullMarked;
