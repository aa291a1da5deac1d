package dev.sessiondb.store;

/**
 * The numbers that an application keeps in the header of its SQLite file: by the first most tell which of their own migrations have run.
 *
 * @param userVersion {@code PRAGMA user_version}
 * @param applicationId {@code PRAGMA application_id}
 */
public record FileNumbers(int userVersion, int applicationId) {
    public static final FileNumbers NONE = new FileNumbers(0, 0);
}
