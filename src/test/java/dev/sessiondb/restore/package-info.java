@NullMarked
package dev.sessiondb.restore;

import org.jspecify.annotations.NullMarked;
