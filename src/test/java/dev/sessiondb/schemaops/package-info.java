@NullMarked
package dev.sessiondb.schemaops;

import org.jspecify.annotations.NullMarked;
