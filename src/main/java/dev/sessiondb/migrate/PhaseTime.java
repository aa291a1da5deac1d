package dev.sessiondb.migrate;

/** How long a phase took, in milliseconds of wall time. */
public record PhaseTime(Phase phase, long milliseconds) {}
