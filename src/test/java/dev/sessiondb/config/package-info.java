@NullMarked
package dev.sessiondb.config;

import org.jspecify.annotations.NullMarked;
