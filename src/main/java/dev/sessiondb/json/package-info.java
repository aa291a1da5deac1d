/** Session files: one JSON document that an application keeps its sessions in, read as a database of one table. */
@NullMarked
package dev.sessiondb.json;

import org.jspecify.annotations.NullMarked;
