package dev.sessiondb.convert;

/** A value that doesn't convert: its row, and why, in words and as a kind. */
public record ConversionFailure(String rowName, String reason, Fault fault) {}
