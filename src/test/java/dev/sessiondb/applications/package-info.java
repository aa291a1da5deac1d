/** The four applications that the built-in profiles know: their databases as they really are, and what becomes of them. */
@NullMarked
package dev.sessiondb.applications;

import org.jspecify.annotations.NullMarked;
