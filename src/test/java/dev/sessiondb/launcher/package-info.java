/** The script that starts the JAR. */
@NullMarked
package dev.sessiondb.launcher;

import org.jspecify.annotations.NullMarked;
