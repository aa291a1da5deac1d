/** JSON files as sources: session files, in which an application keeps its sessions, dumps of sessiondb, and reject files. Each is read into a private database. */
@NullMarked
package dev.sessiondb.json;

import org.jspecify.annotations.NullMarked;
