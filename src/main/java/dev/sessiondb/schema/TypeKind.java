package dev.sessiondb.schema;

/** The PostgreSQL types that values are converted to and compared in. */
public enum TypeKind {
    BOOLEAN,
    SMALLINT,
    INTEGER,
    BIGINT,
    REAL,
    DOUBLE,
    NUMERIC,
    TEXT,
    VARCHAR,
    CHAR,
    BYTEA,
    DATE,
    TIME,
    TIMETZ,
    TIMESTAMP,
    TIMESTAMPTZ,
    INTERVAL,
    JSON,
    JSONB,
    UUID,
    ENUM,
    INET,
    CIDR,
    MACADDR,
    ARRAY
}
