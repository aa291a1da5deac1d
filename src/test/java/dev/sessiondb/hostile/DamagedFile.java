package dev.sessiondb.hostile;

import dev.sessiondb.testing.SqliteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A database, and what lies beside it, damaged by chance: the same for the same seed. */
final class DamagedFile {
    private static final int HEADER = 100;
    private static final int WIDEST_HEADER_FIELD = 4;
    private static final List<String> SIDES = List.of("", "-wal", "-journal");

    private final Random random;

    DamagedFile(long seed) {
        this.random = new Random(seed);
    }

    /** The files that are damaged: one at rest, one with a write-ahead log, one with a hot journal. */
    static List<Path> originals(Path directory) {
        String[] content = content();
        List<String> torn = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            torn.add("INSERT INTO message (session, body) SELECT 's1', hex(randomblob(700)) FROM user");
        }
        return List.of(
                SqliteFiles.create(directory.resolve("rest.db"), content),
                SqliteFiles.leftOverWal(directory.resolve("log.db"), content),
                SqliteFiles.hotJournal(directory.resolve("hot.db"), List.of(content), torn));
    }

    private static String[] content() {
        return new String[] {
            "PRAGMA page_size = 1024",
            "CREATE TABLE user (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE, seen DATETIME, score REAL, active BOOLEAN DEFAULT 1, CHECK (score >= 0))",
            "CREATE TABLE session (id TEXT PRIMARY KEY, user INTEGER REFERENCES user (id) ON DELETE CASCADE, price DECIMAL(10,2), data JSON) WITHOUT ROWID",
            "CREATE TABLE message (number INTEGER PRIMARY KEY, session TEXT NOT NULL REFERENCES session, body TEXT, picture BLOB, length INT AS (length(body)))",
            "CREATE TABLE loose (a, b, c)",
            "CREATE INDEX by_session ON message (session, number DESC)",
            "CREATE UNIQUE INDEX live ON user (lower(name)) WHERE active",
            "CREATE VIEW names AS SELECT name FROM user ORDER BY name",
            "CREATE TRIGGER touch AFTER INSERT ON message BEGIN UPDATE user SET seen = '2024-01-01' WHERE id = 1; END",
            "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 60) INSERT INTO user (name, seen, score) SELECT 'user ' || n, '2024-01-01 10:00:' || (10 + n % 50), n / 3.0 FROM r",
            "INSERT INTO session SELECT 's' || id, id, id * 1.25, '{\"n\": ' || id || '}' FROM user",
            "INSERT INTO message (session, body, picture) SELECT 's' || id, hex(zeroblob(id * 9)), zeroblob(id * 7) FROM user",
            "INSERT INTO message (session, body) VALUES ('s1', hex(zeroblob(4000)))",
            "INSERT INTO loose SELECT id, name, CASE id % 3 WHEN 0 THEN NULL WHEN 1 THEN 1.5 ELSE x'00ff' END FROM user",
            "DELETE FROM loose WHERE a % 7 = 0"
        };
    }

    /** Copies one of them and what lies beside it, damaged, into two folders. */
    void write(Path original, Path one, Path other) throws IOException {
        List<String> there = SIDES.stream()
                .filter(side -> Files.exists(Path.of(original + side)))
                .toList();
        String hurt = there.get(random.nextInt(there.size()));
        for (String side : there) {
            byte[] bytes = Files.readAllBytes(Path.of(original + side));
            byte[] written = side.equals(hurt) ? damaged(bytes) : bytes;
            for (Path directory : List.of(one, other)) {
                Files.write(directory.resolve("damaged.db" + side), written);
            }
        }
    }

    private byte[] damaged(byte[] bytes) {
        byte[] result = bytes.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && result.length > HEADER; i++) {
            result = once(result);
        }
        return result;
    }

    private byte[] once(byte[] bytes) {
        int page = 1024;
        int pages = Math.max(1, bytes.length / page);
        int some = random.nextInt(pages) * page;
        int another = random.nextInt(pages) * page;
        switch (random.nextInt(8)) {
            case 0 -> flip(bytes, 0, bytes.length, 1 + random.nextInt(20));
            case 1 -> flip(bytes, some, Math.min(bytes.length, some + 16), 1 + random.nextInt(4));
            case 2 -> flip(bytes, 0, HEADER, 1 + random.nextInt(4));
            case 3 -> {
                return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            }
            case 4 -> {
                byte[] held = Arrays.copyOfRange(bytes, some, some + page);
                System.arraycopy(bytes, another, bytes, some, Math.min(page, bytes.length - Math.max(some, another)));
                System.arraycopy(held, 0, bytes, another, Math.min(page, bytes.length - another));
            }
            case 5 ->
                System.arraycopy(bytes, another, bytes, some, Math.min(page, bytes.length - Math.max(some, another)));
            case 6 -> {
                int from = random.nextInt(bytes.length);
                Arrays.fill(
                        bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(300)), (byte) random.nextInt());
            }
            default -> {
                int field = random.nextInt(HEADER - WIDEST_HEADER_FIELD);
                for (int i = 0; i < WIDEST_HEADER_FIELD; i++) {
                    bytes[field + i] = (byte) random.nextInt();
                }
            }
        }
        return bytes;
    }

    private void flip(byte[] bytes, int from, int to, int times) {
        for (int i = 0; i < times; i++) {
            bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                if (!path.equals(directory)) {
                    Files.delete(path);
                }
            }
        }
    }
}
