package dev.sessiondb.store;

import java.util.OptionalLong;

/**
 * Where an identity column goes on after the publish.
 *
 * @param next the id that the next row gets; empty when the highest id there is has been used, so that no further row can get one
 */
public record SequenceStart(String table, String column, OptionalLong next) {}
