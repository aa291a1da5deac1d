package dev.sessiondb.testing;

import static dev.sessiondb.testing.TortureCase.bad;
import static dev.sessiondb.testing.TortureCase.good;

import java.util.ArrayList;
import java.util.List;

/** Values that others lose. */
final class TortureValues {

    private TortureValues() {}

    static List<TortureCase> all() {
        List<TortureCase> all = new ArrayList<>(numbers());
        all.addAll(realsAndUuids());
        all.addAll(times());
        all.addAll(daysAndClocks());
        all.addAll(texts());
        all.addAll(lengthsAndBlobs());
        all.addAll(json());
        return all;
    }

    private static List<TortureCase> numbers() {
        return List.of(
                good(
                                "booleans as 0 and 1",
                                "CREATE TABLE v_bool (id INTEGER PRIMARY KEY, b BOOLEAN)",
                                "INSERT INTO v_bool VALUES (1, 0), (2, 1), (3, NULL)")
                        .then("SELECT b FROM v_bool WHERE id = 2", "t"),
                good(
                                "booleans as letters",
                                "CREATE TABLE v_bool_text (id INTEGER PRIMARY KEY, b BOOLEAN DEFAULT 'f')",
                                "INSERT INTO v_bool_text VALUES (1, 't'), (2, 'f'), (3, 'true'), (4, 'NO'), (5, 'yes')")
                        .then("INSERT INTO v_bool_text (id) VALUES (6) RETURNING b", "f"),
                good(
                        "integers beyond the declared width",
                        "CREATE TABLE v_big (id INTEGER PRIMARY KEY, i INT, t TINYINT, m MEDIUMINT)",
                        "INSERT INTO v_big VALUES (1, 1099511627776, 40000, -9000000), (2, 9223372036854775807, -9223372036854775808, 0)"),
                good(
                        "integral reals and numerals in integers",
                        "CREATE TABLE v_integral (id INTEGER PRIMARY KEY, i BIGINT)",
                        "INSERT INTO v_integral VALUES (1, 7.0), (2, '42'), (3, -3e2)"),
                bad(
                        "text in integers",
                        "CREATE TABLE v_text_in_int (id INTEGER PRIMARY KEY, i INTEGER)",
                        "INSERT INTO v_text_in_int VALUES (1, 'abc'), (2, 7)"),
                good(
                        "integers in text",
                        "CREATE TABLE v_int_in_text (id INTEGER PRIMARY KEY, s TEXT, n)",
                        "INSERT INTO v_int_in_text VALUES (1, 5, 'x'), (2, 2.5, 6), (3, -0.0, 0.1)"));
    }

    private static List<TortureCase> realsAndUuids() {
        return List.of(
                good(
                                "reals bit by bit",
                                "CREATE TABLE v_real (id INTEGER PRIMARY KEY, r REAL, d DOUBLE)",
                                "INSERT INTO v_real VALUES (1, 0.1, 3.141592653589793), (2, 1e300, 4.9e-324), (3, -0.0, 1234567.891), (4, 9e999, -9e999), (5, 2, 9007199254740992)")
                        .then("SELECT r = 0.1::float8 FROM v_real WHERE id = 1", "t"),
                good(
                        "exact decimals",
                        "CREATE TABLE v_decimal (id INTEGER PRIMARY KEY, d DECIMAL(10,2), n NUMERIC)",
                        "INSERT INTO v_decimal VALUES (1, 12.34, 0.1), (2, 99999999.99, 123456789012345), (3, -1, 1e20)"),
                good(
                        "decimals beyond their precision",
                        "CREATE TABLE v_decimal_wide (id INTEGER PRIMARY KEY, d DECIMAL(5,2))",
                        "INSERT INTO v_decimal_wide VALUES (1, 1234.5), (2, 0.001)"),
                bad(
                        "text in reals",
                        "CREATE TABLE v_text_in_real (id INTEGER PRIMARY KEY, r REAL)",
                        "INSERT INTO v_text_in_real VALUES (1, '1,5')"),
                bad(
                        "blobs in integers",
                        "CREATE TABLE v_blob_in_int (id INTEGER PRIMARY KEY, i INTEGER)",
                        "INSERT INTO v_blob_in_int VALUES (1, x'01')"),
                bad(
                        "no booleans among booleans",
                        "CREATE TABLE v_bool_bad (id INTEGER PRIMARY KEY, b BOOLEAN)",
                        "INSERT INTO v_bool_bad VALUES (1, 1), (2, 'maybe')"),
                good(
                        "uuids in all their forms",
                        "CREATE TABLE v_uuid (id INTEGER PRIMARY KEY, u UUID)",
                        "INSERT INTO v_uuid VALUES (1, '0F8FAD5B-D9CB-469F-A165-70867728950E'), (2, '0f8fad5bd9cb469fa16570867728950f'), (3, x'000102030405060708090a0b0c0d0e0f')"),
                bad(
                        "no uuid among uuids",
                        "CREATE TABLE v_uuid_bad (id INTEGER PRIMARY KEY, u GUID)",
                        "INSERT INTO v_uuid_bad VALUES (1, '0f8fad5b')"));
    }

    private static List<TortureCase> times() {
        return List.of(
                good(
                                "times as text",
                                "CREATE TABLE v_time_text (id INTEGER PRIMARY KEY, d DATETIME)",
                                "INSERT INTO v_time_text VALUES (1, '2024-03-10 02:30:00'), (2, '2024-03-10T02:30:00.123Z'), (3, '2024-03-10 02:30:00+05:30'), (4, '2024-03-10'), (5, '2024-03-10 02:30'), (6, '2024-12-31 23:59:60'), (7, '2024-03-10 24:00'), (8, '0001-01-01 00:00:00.000001'), (9, '9999-12-31T23:59:59.999999-0800')")
                        .then("SELECT d = '2024-03-09 21:00:00+00' FROM v_time_text WHERE id = 3", "t"),
                good(
                        "seconds",
                        "CREATE TABLE v_seconds (id INTEGER PRIMARY KEY, d TIMESTAMP)",
                        "INSERT INTO v_seconds VALUES (1, 1710037800), (2, 0), (3, -1), (4, 1710037800.25)"),
                good(
                        "milliseconds",
                        "CREATE TABLE v_milliseconds (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_milliseconds VALUES (1, 1710037800123), (2, 1)"),
                good(
                        "microseconds",
                        "CREATE TABLE v_microseconds (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_microseconds VALUES (1, 1710037800123456)"),
                good(
                        "nanoseconds",
                        "CREATE TABLE v_nanoseconds (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_nanoseconds VALUES (1, 1710037800123456000)"));
    }

    private static List<TortureCase> daysAndClocks() {
        return List.of(
                good(
                                "Julian days",
                                "CREATE TABLE v_julian (id INTEGER PRIMARY KEY, d DATETIME)",
                                "INSERT INTO v_julian VALUES (1, julianday('2024-03-10 02:30:00')), (2, 2440587.5)")
                        .then("SELECT d = '2024-03-10 02:30:00+00' FROM v_julian WHERE id = 1", "t"),
                bad(
                        "empty text among times",
                        "CREATE TABLE v_time_empty (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_time_empty VALUES (1, ''), (2, '2024-01-01 00:00:00')"),
                bad(
                        "finer than a microsecond",
                        "CREATE TABLE v_time_fine (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_time_fine VALUES (1, '2024-01-01 00:00:00.123456789')"),
                bad(
                        "years of five digits",
                        "CREATE TABLE v_time_far (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_time_far VALUES (1, '12024-01-01 00:00:00')"),
                bad(
                        "days that aren't",
                        "CREATE TABLE v_time_no_day (id INTEGER PRIMARY KEY, d DATETIME)",
                        "INSERT INTO v_time_no_day VALUES (1, '2023-02-29 00:00:00'), (2, '0000-00-00 00:00:00')"),
                good(
                        "dates",
                        "CREATE TABLE v_date (id INTEGER PRIMARY KEY, d DATE)",
                        "INSERT INTO v_date VALUES (1, '2024-02-29'), (2, '2024-02-28 00:00:00')"),
                good(
                        "times of day",
                        "CREATE TABLE v_clock (id INTEGER PRIMARY KEY, t TIME)",
                        "INSERT INTO v_clock VALUES (1, '07:05'), (2, '23:59:59.999999'), (3, '24:00')"));
    }

    private static List<TortureCase> texts() {
        return List.of(
                good(
                        "text that looks like COPY's own",
                        "CREATE TABLE v_text (id INTEGER PRIMARY KEY, s TEXT)",
                        "INSERT INTO v_text VALUES (1, 'tab' || char(9) || 'nl' || char(10) || 'bs\\cr' || char(13) || '\\N quote'' dq\" ' || char(233, 128512) || ' \\.'), (2, ''), (3, '\\.'), (4, 'NULL'), (5, '\\N'), (6, 'e' || char(769)), (7, char(65535)), (8, ' padded ')"),
                bad(
                        "NUL in text",
                        "CREATE TABLE v_nul (id INTEGER PRIMARY KEY, s TEXT)",
                        "INSERT INTO v_nul VALUES (1, 'a' || char(0) || 'b'), (2, 'ok')"),
                bad(
                        "text that isn't UTF-8",
                        "CREATE TABLE v_no_utf8 (id INTEGER PRIMARY KEY, s TEXT)",
                        "INSERT INTO v_no_utf8 VALUES (1, CAST(x'66969666' AS TEXT)), (2, 'ok')"),
                bad(
                        "half a surrogate",
                        "CREATE TABLE v_surrogate (id INTEGER PRIMARY KEY, s TEXT)",
                        "INSERT INTO v_surrogate VALUES (1, CAST(x'eda080' AS TEXT))"),
                bad(
                        "an overlong zero",
                        "CREATE TABLE v_overlong (id INTEGER PRIMARY KEY, s TEXT)",
                        "INSERT INTO v_overlong VALUES (1, CAST(x'c080' AS TEXT))"));
    }

    private static List<TortureCase> lengthsAndBlobs() {
        return List.of(
                good(
                        "text longer than declared",
                        "CREATE TABLE v_varchar (id INTEGER PRIMARY KEY, s VARCHAR(5), c CHAR(3))",
                        "INSERT INTO v_varchar VALUES (1, 'longer than five', 'ab'), (2, 'ab   ', 'a ')"),
                good(
                        "a megabyte of text, and of blob",
                        "CREATE TABLE v_large (id INTEGER PRIMARY KEY, s TEXT, b BLOB)",
                        "INSERT INTO v_large VALUES (1, hex(zeroblob(524288)), zeroblob(1048576))"),
                good(
                        "blobs",
                        "CREATE TABLE v_blob (id INTEGER PRIMARY KEY, b BLOB)",
                        "INSERT INTO v_blob VALUES (1, x'000102ff5c4e'), (2, x''), (3, zeroblob(3)), (4, NULL)"),
                good(
                        "text in blobs",
                        "CREATE TABLE v_text_in_blob (id INTEGER PRIMARY KEY, b BLOB)",
                        "INSERT INTO v_text_in_blob VALUES (1, 'text'), (2, '')"),
                bad(
                        "blobs in text",
                        "CREATE TABLE v_blob_in_text (id INTEGER PRIMARY KEY, s TEXT)",
                        "INSERT INTO v_blob_in_text VALUES (1, x'0001ff')"),
                bad(
                        "everything in a column without a type",
                        "CREATE TABLE v_no_type (id INTEGER PRIMARY KEY, v)",
                        "INSERT INTO v_no_type VALUES (1, 'x'), (2, 5), (3, x'01')"),
                good(
                        "STRICT and ANY",
                        "CREATE TABLE v_strict (id INTEGER PRIMARY KEY, a ANY, t TEXT) STRICT",
                        "INSERT INTO v_strict VALUES (1, 'x', 'y'), (2, 5, 'y')"));
    }

    private static List<TortureCase> json() {
        return List.of(
                good(
                                "JSON",
                                "CREATE TABLE v_json (id INTEGER PRIMARY KEY, j JSON)",
                                "INSERT INTO v_json VALUES (1, '{\"b\":[1,2],\"a\":1.10}'), (2, 'null'), (3, NULL), (4, '\"scalar\"'), (5, '7')")
                        .then("SELECT count(*) FROM v_json WHERE j IS NULL", "1"),
                good(
                                "JSONB",
                                "CREATE TABLE v_jsonb (id INTEGER PRIMARY KEY, j JSONB)",
                                "INSERT INTO v_jsonb VALUES (1, jsonb('{\"k\":[1,2.5,null,true,\"x\"]}'))")
                        .then("SELECT j #>> '{k,1}' FROM v_jsonb", "2.5"),
                good(
                        "JSON with the same name twice",
                        "CREATE TABLE v_json_twice (id INTEGER PRIMARY KEY, j JSON)",
                        "INSERT INTO v_json_twice VALUES (1, '{\"a\":1,\"a\":2}')"),
                good(
                        "JSON with a NUL",
                        "CREATE TABLE v_json_nul (id INTEGER PRIMARY KEY, j JSON)",
                        "INSERT INTO v_json_nul VALUES (1, '{\"a\":\"\\u0000\"}'), (2, '{\"a\":1}')"),
                good(
                        "JSON numbers beyond a double",
                        "CREATE TABLE v_json_number (id INTEGER PRIMARY KEY, j JSON)",
                        "INSERT INTO v_json_number VALUES (1, '[1e400, 12345678901234567890.123456789]')"),
                bad(
                        "no JSON",
                        "CREATE TABLE v_json_bad (id INTEGER PRIMARY KEY, j JSON)",
                        "INSERT INTO v_json_bad VALUES (1, '{bad')"));
    }
}
