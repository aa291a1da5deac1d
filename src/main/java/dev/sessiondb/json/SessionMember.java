package dev.sessiondb.json;

import dev.sessiondb.schema.Column;
import dev.sessiondb.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A member of the records that are written, and the columns that it is taken from: the first of them that isn't NULL.
 *
 * @param name as the application spells it, {@code repoName}
 * @param columns places in the table
 * @param kind what its text means
 */
record SessionMember(String name, List<Integer> columns, Kind kind) {
    /** What a text value means. */
    enum Kind {
        TEXT,
        /** {@code true} and {@code 1} are true. */
        BOOLEAN,
        /** JSON, where it is. */
        STRUCTURE
    }

    SessionMember {
        columns = List.copyOf(columns);
    }

    /** Those of a table, in its order; a column and another that spells the same name otherwise are one member, the one in camel case first. */
    static List<SessionMember> of(Table table, SessionMembers facts) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            String column = table.columns().get(i).name();
            String name = camel(column);
            List<Integer> columns = places.computeIfAbsent(name, n -> new ArrayList<>());
            columns.add(name.equals(column) ? 0 : columns.size(), i);
        }
        List<SessionMember> members = new ArrayList<>();
        places.forEach((name, columns) -> members.add(
                new SessionMember(name, columns, kind(name, table.columns().get(columns.get(0)), facts))));
        return members;
    }

    private static String camel(String column) {
        if (!column.equals(column.toLowerCase(Locale.ROOT))) {
            return column;
        }
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            boolean first = name.isEmpty() || word.isEmpty();
            name.append(first ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.isEmpty() ? column : name.toString();
    }

    private static Kind kind(String name, Column column, SessionMembers facts) {
        String declared = column.declaredType().toUpperCase(Locale.ROOT);
        if (facts.booleans().contains(name) || declared.startsWith("BOOL")) {
            return Kind.BOOLEAN;
        }
        return facts.structures().contains(name) || declared.startsWith("JSON") ? Kind.STRUCTURE : Kind.TEXT;
    }
}
