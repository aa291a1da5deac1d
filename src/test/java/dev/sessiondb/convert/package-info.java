@NullMarked
package dev.sessiondb.convert;

import org.jspecify.annotations.NullMarked;
