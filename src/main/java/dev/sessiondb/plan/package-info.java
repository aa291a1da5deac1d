/** From the source's schema and what the target already has to what would be done. */
@NullMarked
package dev.sessiondb.plan;

import org.jspecify.annotations.NullMarked;
