package dev.sessiondb.json;

import dev.sessiondb.schema.AsciiNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All columns that the records have, in order of their first appearance. */
final class ColumnSurveys {
    private static final int MOST = 1000;

    private static final List<ColumnSpec> KNOWN = List.of(
            known("repoName", Form.TEXT),
            known("repoUrl", Form.TEXT),
            known("createdAt", Form.DATETIME),
            known("taskId", Form.TEXT),
            known("branch", Form.TEXT),
            known("repoPath", Form.TEXT),
            known("backendType", Form.TEXT),
            known("prBranch", Form.TEXT),
            known("prApproved", Form.BOOLEAN),
            known("prState", Form.JSON),
            known("pullRequest", Form.JSON),
            known("github", Form.JSON),
            known("remote", Form.JSON));

    private final Map<String, ColumnSurvey> columns = new LinkedHashMap<>();
    private boolean empty = true;

    private static ColumnSpec known(String name, Form form) {
        return new ColumnSpec(name, name, form);
    }

    /** @throws NotASessionFile when there are more names than any table has columns */
    void add(Map<String, Cell> fields) throws NotASessionFile {
        empty = false;
        for (Map.Entry<String, Cell> field : fields.entrySet()) {
            columns.computeIfAbsent(field.getKey(), ColumnSurvey::new).add(field.getValue());
        }
        if (columns.size() > MOST) {
            throw new NotASessionFile("objects with more than " + MOST + " different names");
        }
    }

    /** The columns beside the session's id; of a file without records those that an application writes. */
    List<ColumnSpec> specs() {
        if (empty) {
            return KNOWN;
        }
        List<ColumnSpec> specs = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(SessionRecord.SESSION));
        for (ColumnSurvey column : columns.values()) {
            specs.add(new ColumnSpec(column.name(), free(column.name(), taken), column.form()));
        }
        return specs;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(AsciiNames.lower(free)); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** What the operator should know about single columns. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        columns.values().stream()
                .map(ColumnSurvey::remark)
                .filter(r -> !r.isEmpty())
                .forEach(remarks::add);
        specs().stream()
                .filter(c -> !c.name().equals(c.key()))
                .forEach(c -> remarks.add(Quoted.of(c.key())
                        + " differs from another name only in upper and lower case: its column is "
                        + Quoted.of(c.name())));
        return remarks;
    }
}
