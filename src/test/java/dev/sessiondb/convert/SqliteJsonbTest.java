package dev.sessiondb.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteJsonbTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-12",
                "1.5",
                "1e5",
                "-1.5e-10",
                "\"\"",
                "\"abc\"",
                "[]",
                "{}",
                "[1,[2,[3,[]]]]",
                "{\"a\":1,\"b\":[true,null],\"c\":{\"d\":\"x\"}}",
                "\"\u00e9\ud83d\ude00\"",
                "\"a\\\"b\\\\c\\n\"",
                "{\"a\\nb\":\"\\t\"}",
                "[12345678901234567890,0.1]",
                "{\"\ud83d\ude00\":\"\ud83d\ude00\"}"
            })
    void decodesWhatSqliteEncodes(String text) throws SQLException {
        assertThat(decoded(encoded(text))).isEqualTo(text);
    }

    @Test
    void longPayloads() throws SQLException {
        for (int length : new int[] {11, 12, 255, 256, 65_535, 65_536, 100_000}) {
            String text = "[\"" + "x".repeat(length) + "\"," + "1".repeat(Math.min(length, 400)) + "]";
            assertThat(decoded(encoded(text))).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7b7d",
                "0d",
                "0e",
                "0f",
                "10",
                "1100",
                "12",
                "13",
                "2361",
                "2330 31",
                "33312c32",
                "1378",
                "13 2d",
                "2335 2e",
                "1535",
                "17c3",
                "17ff",
                "1700",
                "27c080",
                "1822",
                "285c78",
                "38612262",
                "585c75643830",
                "2b13",
                "3b1331",
                "1c1761",
                "2c1331",
                "4c13311331",
                "4c17611761 00",
                "c3",
                "c305 31",
                "d30001",
                "f3ffffffffffffffff31",
                "f38000000000000000",
                "1331 1331",
                "1441",
                "2b1331 ff",
                "1b00 00"
            })
    void anythingElseIsNoJsonb(String hex) {
        assertThat(SqliteJsonb.decode(HexFormat.of().parseHex(hex.replace(" ", ""))))
                .isEmpty();
    }

    @Test
    void deepNesting() {
        byte[] blob = new byte[3000];
        java.util.Arrays.fill(blob, (byte) 0xCB);
        assertThat(SqliteJsonb.decode(blob)).isEmpty();
    }

    /** SQLite's own judgement: whatever we accept, it accepts, and reads the same. */
    @Test
    void spoiltBlobsAreRefusedOrReadAsSqliteReadsThem() throws SQLException {
        byte[] whole = encoded("{\"a\":[1,2.5,\"x\\ny\",true],\"b\":{\"c\":null,\"d\":\"\u00e9\"}}");
        Random random = new Random(45);
        int accepted = 0;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                PreparedStatement judge = connection.prepareStatement(
                        "SELECT json_valid(?1, 8), CASE WHEN json_valid(?1, 8) THEN json(?1) = json(?2) END")) {
            for (int i = 0; i < 5000; i++) {
                byte[] blob = whole.clone();
                blob[random.nextInt(blob.length)] = (byte) random.nextInt(256);
                var text = SqliteJsonb.decode(blob);
                if (text.isEmpty()) {
                    continue;
                }
                accepted++;
                judge.setBytes(1, blob);
                judge.setString(2, new String(text.get(), StandardCharsets.UTF_8));
                try (ResultSet row = judge.executeQuery()) {
                    assertThat(row.getInt(1)).as(HexFormat.of().formatHex(blob)).isOne();
                }
            }
        }
        assertThat(accepted).isPositive();
    }

    private static String decoded(byte[] blob) {
        return new String(SqliteJsonb.decode(blob).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                PreparedStatement encode = connection.prepareStatement("SELECT jsonb(?)")) {
            encode.setString(1, text);
            try (ResultSet row = encode.executeQuery()) {
                return row.getBytes(1);
            }
        }
    }
}
