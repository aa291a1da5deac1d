/** One value of a config file changed, and nothing else of it. */
@NullMarked
package dev.sessiondb.config.edit;

import org.jspecify.annotations.NullMarked;
