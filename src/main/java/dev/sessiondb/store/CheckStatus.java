package dev.sessiondb.store;

/** The outcome of one preflight check. */
public enum CheckStatus {
    PASS,
    WARN,
    FAIL
}
