@NullMarked
package dev.sessiondb.cli;

import org.jspecify.annotations.NullMarked;
