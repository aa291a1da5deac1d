package dev.sessiondb.crash;

/**
 * A journey that nobody disturbed.
 *
 * @param bytes that went over the line in both directions
 */
record Control(View before, View after, int milliseconds, long bytes) {}
