/** Kills the program, its server and its connections at every point of its work, and looks at what is left. */
@NullMarked
package dev.sessiondb.crash;

import org.jspecify.annotations.NullMarked;
