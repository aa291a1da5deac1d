@NullMarked
package dev.sessiondb.interactive;

import org.jspecify.annotations.NullMarked;
