/** The versions of PostgreSQL's schema, for the operator: what they are, up, down, and mended. */
@NullMarked
package dev.sessiondb.schemaops;

import org.jspecify.annotations.NullMarked;
