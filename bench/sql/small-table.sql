-- One table of many: a key, an index, a foreign key to the table before it (of the first one: to itself).
CREATE TABLE {table} (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  created DATETIME NOT NULL,
  active BOOLEAN NOT NULL,
  score REAL,
  parent INTEGER REFERENCES {parent}(id)
);
CREATE INDEX {table}_name ON {table}(name);
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {rows})
INSERT INTO {table}
SELECT
  n,
  printf('{table} %d', n),
  strftime('%Y-%m-%d %H:%M:%S', 1600000000 + n * 3607, 'unixepoch'),
  n % 2,
  n / 7.0,
  CASE WHEN n > 1 THEN n / 2 END
FROM numbers;
