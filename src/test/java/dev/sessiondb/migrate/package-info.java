@NullMarked
package dev.sessiondb.migrate;

import org.jspecify.annotations.NullMarked;
