-- One table of ten columns, :rows rows; the same on every machine.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL,
  size INTEGER NOT NULL,
  name TEXT NOT NULL,
  created DATETIME NOT NULL,
  document JSON NOT NULL,
  active BOOLEAN NOT NULL,
  score REAL NOT NULL,
  note TEXT,
  parent INTEGER
);
BEGIN;
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :rows)
INSERT INTO entries
SELECT
  n,
  (n * 7919) % 100003,
  (n * 2654435761) % 4294967296,
  printf('%08x%08x%08x%016x', (n * 2654435761) % 4294967296, (n * 40503) % 4294967296, (n * 69069 + 1) % 4294967296, n),
  strftime('%Y-%m-%dT%H:%M:%S', 1600000000 + n * 37, 'unixepoch') || printf('.%06d', (n * 7919) % 1000000),
  printf('{"session":"%08x","path":"/home/user/%06d","branch":"task/%d","tags":["a","b"],"count":%d,"open":%s,"pad":"abcdefg"}',
         (n * 2654435761) % 4294967296, n % 1000000, n % 5000, n % 1000, iif(n % 2, 'true', 'false')),
  n % 2,
  (n % 1000000) / 7.0,
  CASE WHEN n % 5 = 0 THEN printf('note %d', n) END,
  CASE WHEN n % 3 THEN n / 3 END
FROM numbers;
COMMIT;
