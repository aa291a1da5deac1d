@NullMarked
package dev.sessiondb.contract;

import org.jspecify.annotations.NullMarked;
