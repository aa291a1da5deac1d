/** The Model Context Protocol: some of the commands as tools of an agent, over standard input and output. */
@NullMarked
package dev.sessiondb.mcp;

import org.jspecify.annotations.NullMarked;
