package dev.sessiondb.property;

import java.util.List;

/** Declared types that mean much the same. */
enum Family {
    INTEGER(
            "INTEGER",
            "INT",
            "BIGINT",
            "SMALLINT",
            "TINYINT(1)",
            "MEDIUMINT",
            "INT8",
            "UNSIGNED BIG INT",
            "int(11)",
            "INTEGER(8,2)",
            "long",
            "POINT",
            "integr",
            "\"INTEGER\""),
    REAL("REAL", "DOUBLE", "DOUBLE PRECISION", "FLOAT", "float(24)", "'real'"),
    TEXT(
            "TEXT",
            "VARCHAR(20)",
            "NATIVE CHARACTER(70)",
            "VARCHAR(255)",
            "CLOB",
            "NVARCHAR(100)",
            "character varying (12)",
            "CHAR(4)",
            "LONGVARCHAR",
            "STRING",
            "citext",
            "varchar",
            "VARCHAR2(30)",
            "TXET",
            "VARCHAR(0)",
            "varchar(99999999)"),
    BLOB("BLOB", "BINARY(16)", "VARBINARY", "byte[]", "LONGBLOB", "bytea", "image"),
    BOOLEAN("BOOLEAN", "BOOL", "boolean(1)"),
    DECIMAL("DECIMAL(10,2)", "NUMERIC", "NUMERIC(8)", "DECIMAL(5,5)", "money", "number", "NUMBER(12,4)", "DEC(2,10)"),
    DATETIME("DATETIME", "TIMESTAMP", "datetime(6)", "TIMESTAMP WITH TIME ZONE", "timestamptz", "DATTIME"),
    DATE("DATE", "date(3)"),
    TIME("TIME", "time(0)"),
    JSON("JSON", "JSONB", "json"),
    UUID("UUID", "GUID", "uniqueidentifier"),
    ANY("", "ANY", "FOO", "\"quoted type\"", "'x'", "[x y](+3)", "ENUM", "INTERVAL", "GEOMETRY");

    private final List<String> declared;

    Family(String... declared) {
        this.declared = List.of(declared);
    }

    List<String> declared() {
        return declared;
    }
}
