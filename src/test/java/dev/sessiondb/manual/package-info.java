/** What packages of sessiondb have beside the program: manual pages and completions, made from the commands when the JAR is built. */
@NullMarked
package dev.sessiondb.manual;

import org.jspecify.annotations.NullMarked;
