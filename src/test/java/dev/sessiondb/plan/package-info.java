@NullMarked
package dev.sessiondb.plan;

import org.jspecify.annotations.NullMarked;
