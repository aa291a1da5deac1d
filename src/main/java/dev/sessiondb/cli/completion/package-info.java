/** Scripts by which shells complete command lines of this program, made from picocli's model of it. */
@NullMarked
package dev.sessiondb.cli.completion;

import org.jspecify.annotations.NullMarked;
