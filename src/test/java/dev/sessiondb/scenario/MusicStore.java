package dev.sessiondb.scenario;

import dev.sessiondb.testing.SqliteFiles;
import java.nio.file.Path;

/** A small shop's database with every kind of column, key and index that is carried. */
final class MusicStore {
    static final long ROWS = 3 + 4 + 5 + 3 + 4 + 2 + 3;

    private MusicStore() {}

    static Path create(Path file) {
        SqliteFiles.create(file, TABLES);
        return SqliteFiles.create(file, ROWS_OF_TABLES);
    }

    private static final String[] TABLES = {
        "CREATE TABLE Artist (ArtistId INTEGER PRIMARY KEY, Name NVARCHAR(120) UNIQUE)",
        """
        CREATE TABLE Album (AlbumId INTEGER PRIMARY KEY AUTOINCREMENT, Title VARCHAR(20) NOT NULL,
            ArtistId INTEGER NOT NULL REFERENCES Artist (ArtistId) ON DELETE CASCADE, Released DATE)
        """,
        """
        CREATE TABLE Track (TrackId INTEGER PRIMARY KEY, AlbumId INTEGER REFERENCES Album, Name TEXT NOT NULL,
            Price NUMERIC(10,2) NOT NULL DEFAULT 0.99, Length REAL, Explicit BOOLEAN NOT NULL DEFAULT 0,
            AddedAt DATETIME DEFAULT CURRENT_TIMESTAMP, Tags JSON, Code UUID, Sample BLOB, CHECK (Price >= 0))
        """,
        """
        CREATE TABLE PlaylistTrack (Playlist TEXT NOT NULL, TrackId INTEGER NOT NULL REFERENCES Track (TrackId), Position INTEGER,
            PRIMARY KEY (Playlist, TrackId)) WITHOUT ROWID
        """,
        """
        CREATE TABLE Employee (EmployeeId INTEGER PRIMARY KEY, "Full Name" TEXT, ReportsTo INTEGER REFERENCES Employee (EmployeeId),
            Left DATETIME)
        """,
        "CREATE TABLE Log (line TEXT, level)",
        "CREATE TABLE \"order\" (\"select\" INTEGER PRIMARY KEY, \"Größe\" TEXT, camelCase DECIMAL)",
        "CREATE INDEX track_album ON Track (AlbumId, Name DESC)",
        "CREATE UNIQUE INDEX employee_active ON Employee (\"Full Name\") WHERE Left IS NULL",
    };

    private static final String[] ROWS_OF_TABLES = {
        "INSERT INTO Artist VALUES (1, 'AC/DC'), (2, 'Antônio Carlos Jobim'), (-3, 'it''s \\ \"quoted\"')",
        """
        INSERT INTO Album VALUES (1, 'For Those About', 1, '1981-11-23'), (2, 'Wave', 2, '1967-01-01'),
            (3, 'Nothing', 2, NULL), (900, 'Gone', 1, '2000-02-29')
        """,
        "INSERT INTO Album VALUES (4, 'Stone Flower', 2, '1970-07-01')",
        "DELETE FROM Album WHERE AlbumId = 900",
        """
        INSERT INTO Track VALUES
            (1, 1, 'Evil Walks', 0.99, 263.497, 0, '2026-11-20 20:23:15', '{"b": [1, 2.50], "a": "x"}', '0e37df36f698471da6c9bc5f3b7c2f0a', x'00ff10'),
            (2, 1, 'tab' || char(9) || 'new' || char(10) || 'line \\.', 1.5, 0.1, 1, '2026-11-20T20:23:15.792633Z', 'null', '0E37DF36-F698-471D-A6C9-BC5F3B7C2F0B', x''),
            (3, 2, '', 12345678.9, 1e300, 'true', '2026-03-29 02:30:00+05:30', NULL, NULL, NULL),
            (4, NULL, 'emoji 😀 é', 0, -0.0, 'f', 1710037800, '[]', NULL, zeroblob(5)),
            (9223372036854775806, NULL, 'last', 7, 5e-324, 1, NULL, '"s"', NULL, NULL)
        """,
        "INSERT INTO PlaylistTrack VALUES ('Brazilian', 3, 1), ('Brazilian', 1, 2), ('Music', 3, NULL)",
        """
        INSERT INTO Employee VALUES (1, 'Andrew', NULL, NULL), (2, 'Nancy', 1, NULL), (3, 'Jane', 4, '2020-01-01'),
            (4, 'Jane', 1, NULL)
        """,
        "INSERT INTO Log VALUES ('duplicate', 1), ('duplicate', 1)",
        "INSERT INTO \"order\" VALUES (1, 'groß', 1.10), (2, NULL, 1e3), (3, 'NULL', '0.000000000000000000001')",
    };
}
