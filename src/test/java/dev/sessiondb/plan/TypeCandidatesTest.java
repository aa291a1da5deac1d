package dev.sessiondb.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessiondb.convert.NumericTime;
import dev.sessiondb.schema.Column;
import dev.sessiondb.store.ColumnStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeCandidatesTest {
    private static final dev.sessiondb.profile.Policy POLICY = dev.sessiondb.profile.Policies.NONE.of("t");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER|bigint",
                "UNSIGNED BIG INT|bigint",
                "tinyint(1)|bigint",
                "boolean|boolean",
                "DOUBLE PRECISION|double precision",
                "float8|double precision",
                "NUMERIC(10,2)|numeric(10,2), numeric",
                "decimal (5)|numeric(5,0), numeric",
                "numeric|numeric",
                "numeric(2,5)|numeric",
                "DATETIME|timestamptz",
                "timestamp with time zone|timestamptz",
                "date|date, timestamptz",
                "time|time",
                "json|jsonb, json",
                "GUID|uuid",
                "BLOB|bytea",
                "varbinary(16)|bytea",
                "NVARCHAR(160)|varchar(160), text",
                "LONGVARCHAR|text",
                "text(32)|text",
                "clob|text",
                "''|text",
                "byte[]|text",
            })
    void declaredTypesGiveCandidates(String declared, String candidates) {
        List<String> types = TypeCandidates.of(column(declared), seen(0, 0, 3, 0), POLICY).stream()
                .map(c -> c.conversion().type().sql())
                .toList();
        assertThat(String.join(", ", types)).isEqualTo(candidates);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,0,0,text",
        "2,0,0,0,bigint",
        "2,1,0,0,double precision",
        "0,0,0,4,bytea",
        "1,0,1,0,text",
        "1,0,1,1,text"
    })
    void withoutADeclaredTypeTheStorageClassesDecide(long integers, long reals, long texts, long blobs, String type) {
        List<TypeCandidate> candidates = TypeCandidates.of(column(""), seen(integers, reals, texts, blobs), POLICY);
        assertThat(candidates)
                .singleElement()
                .satisfies(c -> assertThat(c.conversion().type().sql()).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1710037800,SECONDS",
        "1710037800123,1710037800123,MILLISECONDS",
        "1710037800123456,1710037800123456,MICROSECONDS",
        "1710037800123456789,1710037800123456789,NANOSECONDS",
        "-62135596800,0,SECONDS"
    })
    void numbersInTimesAreReadByTheirRange(long least, long largest, NumericTime unit) {
        ColumnStatistics seen = new ColumnStatistics(
                0,
                2,
                0,
                0,
                0,
                OptionalLong.of(least),
                OptionalLong.of(largest),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                0);
        assertThat(NumericTimes.of(seen, FileKind.ORDINARY)).isEqualTo(unit);
    }

    private static Column column(String declared) {
        return new Column("c", declared, false, Optional.empty(), "BINARY");
    }

    private static ColumnStatistics seen(long integers, long reals, long texts, long blobs) {
        return new ColumnStatistics(
                0,
                integers,
                reals,
                texts,
                blobs,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                0);
    }
}
