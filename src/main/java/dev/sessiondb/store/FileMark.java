package dev.sessiondb.store;

/** A destination's files as they were at one moment; only the destination that made it can read it. */
public interface FileMark {}
