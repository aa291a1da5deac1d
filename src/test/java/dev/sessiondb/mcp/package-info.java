@NullMarked
package dev.sessiondb.mcp;

import org.jspecify.annotations.NullMarked;
