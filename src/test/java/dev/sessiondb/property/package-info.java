/** Random databases and random definitions, migrated and read, and judged by SQL and rules of the tests' own. */
@NullMarked
package dev.sessiondb.property;

import org.jspecify.annotations.NullMarked;
