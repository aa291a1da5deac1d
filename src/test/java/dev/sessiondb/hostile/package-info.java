/** Sources made to do harm, and damaged ones. */
@NullMarked
package dev.sessiondb.hostile;

import org.jspecify.annotations.NullMarked;
