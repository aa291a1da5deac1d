/** The page that shows a run to others: what it is made of, and how it is written. */
@NullMarked
package dev.sessiondb.report;

import org.jspecify.annotations.NullMarked;
