/** The engine-neutral model of a database: tables, columns, keys, expressions and column types. */
@NullMarked
package dev.sessiondb.schema;

import org.jspecify.annotations.NullMarked;
