package dev.sessiondb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLinesTest {
    private static final WorkView LOADING = new WorkView(
            "stage",
            Optional.empty(),
            7,
            5,
            2,
            amount(899_113, 2_000_000, 412_000),
            List.of(
                    table("messages", 450_000, 1_000_000, 212_000),
                    table("a_table_with_a_name_of_more_than_thirty_letters", 0, 20, 0)));

    private static Amount amount(long done, long rows, long perSecond) {
        return new Amount(done, OptionalLong.of(rows), OptionalLong.of(perSecond));
    }

    private static WorkView.Table table(String name, long done, long rows, long perSecond) {
        return new WorkView.Table(name, amount(done, rows, perSecond));
    }

    private static List<String> lines(WorkView view, int columns) {
        return new ProgressLines(columns, 24)
                .of(view).stream().map(line -> line.toString().stripTrailing()).toList();
    }

    @Test
    void of20Columns() {
        assertThat(lines(LOADING, 20))
                .containsExactly("stage [==>  ]  44 %", "  messages     45 %", "  a_table_w..   0 %");
    }

    @Test
    void of40Columns() {
        assertThat(lines(LOADING, 40))
                .containsExactly(
                        "stage [=====>      ]  44 %    0:03 left",
                        "  messages            45 %    0:03 left", "  a_table_with_a_n..   0 %");
    }

    @Test
    void of80Columns() {
        assertThat(lines(LOADING, 80))
                .containsExactly(
                        "stage [========>           ]       899,113 rows    412,000/s  44 %    0:03 left",
                        "  messages                         450,000 rows    212,000/s  45 %    0:03 left",
                        "  a_table_with_a_name_of_m..             0 rows          0/s   0 %");
    }

    @Test
    void of200Columns() {
        assertThat(lines(LOADING, 200).get(0))
                .startsWith("stage [=====================>                          ]")
                .endsWith(" 899,113 rows    412,000/s  44 %    0:03 left");
        assertThat(lines(LOADING, 200).get(2)).startsWith("  a_table_with_a_name_of_more_than_thirty_letters  ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 16, 20, 36, 40, 57, 75, 80, 132, 200})
    void theLastColumnStaysFree(int columns) {
        assertThat(new ProgressLines(columns, 24).of(LOADING))
                .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(Math.max(1, columns - 1)));
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        WorkView view = new WorkView(
                "stage", Optional.empty(), 0, 1, 0, amount(1, 2, 1), List.of(table("漢字漢字漢字漢字漢字漢字漢字", 1, 2, 1)));
        assertThat(new ProgressLines(20, 24).of(view).get(1).columnLength()).isLessThanOrEqualTo(19);
    }

    @Test
    void moreTablesThanThereAreLines() {
        List<WorkView.Table> tables =
                IntStream.range(0, 20).mapToObj(i -> table("t" + i, 1, 2, 1)).toList();
        WorkView view = new WorkView("stage", Optional.empty(), 0, 20, 0, amount(20, 40, 20), tables);
        assertThat(lines(view, 80)).hasSize(9).last().isEqualTo("  and 13 more");
        assertThat(new ProgressLines(80, 4).of(view)).hasSize(3);
        assertThat(new ProgressLines(80, 2).of(view)).hasSize(1);
        assertThat(new ProgressLines(80, 1).of(view)).hasSize(1);
    }

    @Test
    void whatHasNoRowsShowsItsTime() {
        Amount nothing = new Amount(0, OptionalLong.empty(), OptionalLong.empty());
        WorkView backup = new WorkView("backup", Optional.empty(), 3_725, 0, 0, nothing, List.of());
        WorkView keys = new WorkView("stage", Optional.of("keys and indexes"), 65, 0, 0, nothing, List.of());
        assertThat(lines(backup, 80)).containsExactly("backup 1:02:05");
        assertThat(lines(keys, 80)).containsExactly("stage: keys and indexes 1:05");
    }

    @Test
    void whileNoRowIsDoneTheTimeShowsThatItIsAtWork() {
        WorkView begun = new WorkView(
                "verify", Optional.empty(), 5, 1, 0, amount(0, 10, 0), List.of(table("messages", 0, 10, 0)));
        WorkView done = new WorkView("verify", Optional.empty(), 65, 1, 1, amount(10, 10, 0), List.of());
        assertThat(lines(begun, 40))
                .containsExactly("verify [>               ]   0 %    0:05", "  messages             0 %");
        assertThat(lines(begun, 20).get(0)).isEqualTo("verify   0 % 0:05");
        assertThat(lines(done, 40)).containsExactly("verify [================] 100 %    1:05");
    }

    @Test
    void namesSteerNoTerminal() {
        WorkView view = new WorkView(
                "stage", Optional.empty(), 0, 1, 0, amount(1, 2, 1), List.of(table("a\u001B[2Jb\nc", 1, 2, 1)));
        assertThat(lines(view, 80).get(1)).startsWith("  a\\u001b[2Jb").doesNotContain("\u001B", "\n");
    }
}
