/** Where settings come from, and what they are. */
@NullMarked
package dev.sessiondb.config;

import org.jspecify.annotations.NullMarked;
