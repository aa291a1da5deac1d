package dev.sessiondb.store;

/** One table of a merge that is only tried: what it would be merged into, and its rows. */
public record MergeRehearsal(MergeTable table, CopyBody rows) {}
