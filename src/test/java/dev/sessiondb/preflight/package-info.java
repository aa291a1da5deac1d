@NullMarked
package dev.sessiondb.preflight;

import org.jspecify.annotations.NullMarked;
