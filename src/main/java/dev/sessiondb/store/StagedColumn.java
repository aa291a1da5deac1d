package dev.sessiondb.store;

/** A column of a table in a {@link StagedFile}; a generated one can't be written. */
public record StagedColumn(String name, boolean generated) {}
