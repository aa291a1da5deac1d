package dev.sessiondb.property;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a database that fails smaller, one piece after the other, as long as it goes on failing. */
final class Reduction {
    private final Predicate<RandomDatabase> fails;
    private RandomDatabase smallest;

    private Reduction(RandomDatabase database, Predicate<RandomDatabase> fails) {
        this.smallest = database;
        this.fails = fails;
    }

    static RandomDatabase of(RandomDatabase database, Predicate<RandomDatabase> fails) {
        Reduction reduction = new Reduction(database, fails);
        boolean smaller = true;
        while (smaller) {
            smaller = reduction.step();
        }
        return reduction.smallest;
    }

    private boolean step() {
        for (RandomDatabase candidate : candidates(smallest)) {
            if (fails.test(candidate)) {
                smallest = candidate;
                return true;
            }
        }
        return false;
    }

    private static List<RandomDatabase> candidates(RandomDatabase database) {
        List<RandomDatabase> all = new ArrayList<>();
        List<RandomTable> tables = database.tables();
        List<String> before = database.before();
        List<String> after = database.after();
        for (int i = 0; i < tables.size(); i++) {
            all.add(new RandomDatabase(before, RandomTable.without(tables, i), after, database.options()));
        }
        if (!database.options().isEmpty()) {
            all.add(new RandomDatabase(before, tables, after, List.of()));
        }
        if (!after.isEmpty()) {
            all.add(new RandomDatabase(before, tables, List.of(), database.options()));
        }
        for (int i = 0; i < after.size(); i++) {
            all.add(new RandomDatabase(before, tables, RandomTable.without(after, i), database.options()));
        }
        for (int i = 0; i < before.size(); i++) {
            all.add(new RandomDatabase(RandomTable.without(before, i), tables, after, database.options()));
        }
        for (int i = 0; i < tables.size(); i++) {
            int place = i;
            candidates(tables.get(i)).forEach(table -> all.add(database.withTable(place, table)));
        }
        return all;
    }

    private static List<RandomTable> candidates(RandomTable table) {
        List<RandomTable> all = new ArrayList<>();
        int rows = table.rows().size();
        if (rows > 0) {
            all.add(table.withRows(List.of()));
            all.add(table.withRows(table.rows().subList(0, rows / 2)));
            all.add(table.withRows(table.rows().subList(rows / 2, rows)));
        }
        for (int i = 0; i < table.constraints().size(); i++) {
            all.add(table.withConstraints(RandomTable.without(table.constraints(), i)));
        }
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().size() > 1) {
                all.add(table.withoutColumn(i));
            }
            RandomColumn column = table.columns().get(i);
            for (int c = 0; c < column.constraints().size(); c++) {
                all.add(table.withColumn(i, column.without(c)));
            }
        }
        for (int i = 0; i < rows; i++) {
            all.add(table.withRows(RandomTable.without(table.rows(), i)));
        }
        if (!table.options().isEmpty()) {
            all.add(new RandomTable(table.name(), table.columns(), table.constraints(), "", table.rows()));
        }
        return all;
    }
}
