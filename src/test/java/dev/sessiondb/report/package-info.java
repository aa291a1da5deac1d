@NullMarked
package dev.sessiondb.report;

import org.jspecify.annotations.NullMarked;
