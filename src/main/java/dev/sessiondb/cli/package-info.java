/** The command line: options in, text or JSON out, one error handler. */
@NullMarked
package dev.sessiondb.cli;

import org.jspecify.annotations.NullMarked;
