package dev.sessiondb.report;

/** That a table has a foreign key to another, or to itself. */
public record TableReference(String table, String references) {}
