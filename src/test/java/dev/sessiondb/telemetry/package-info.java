/** What a collector receives, and that nothing is sent unless somebody asked for it. */
@org.jspecify.annotations.NullMarked
package dev.sessiondb.telemetry;
