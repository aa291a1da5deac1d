@NullMarked
package dev.sessiondb.verify;

import org.jspecify.annotations.NullMarked;
