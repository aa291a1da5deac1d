package dev.sessiondb.report;

/** How long a phase took, in milliseconds of wall time. */
public record PhaseDuration(String phase, long milliseconds) {}
