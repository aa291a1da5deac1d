@NullMarked
package dev.sessiondb.config.edit;

import org.jspecify.annotations.NullMarked;
