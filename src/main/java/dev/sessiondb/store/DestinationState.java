package dev.sessiondb.store;

/** What is where a restored file will go. */
public enum DestinationState {
    /** Nothing; the file is made. */
    ABSENT,
    /** A file of 0 bytes. */
    EMPTY,
    /** A database, or whatever else is meant to be there, by content. */
    DATABASE,
    /** Something that must not be written over, or that can't be looked at. */
    UNUSABLE
}
