/** What the operator decides about a migration: for all, for a table, for a column; on the command line or in a profile file. */
@NullMarked
package dev.sessiondb.profile;

import org.jspecify.annotations.NullMarked;
