package dev.sessiondb.backup;

/**
 * Why a row isn't carried.
 *
 * @param column the column, or columns with commas between
 */
public record RejectReason(String column, String reason) {}
