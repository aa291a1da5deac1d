/** What a run tells an OpenTelemetry collector, once somebody asked for it: durations, counts and how it ended, and no names or values. */
@NullMarked
package dev.sessiondb.telemetry;

import org.jspecify.annotations.NullMarked;
