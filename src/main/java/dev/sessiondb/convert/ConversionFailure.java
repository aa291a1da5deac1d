package dev.sessiondb.convert;

/** A value that doesn't convert: its row, and why, in words. */
public record ConversionFailure(String rowName, String reason) {}
