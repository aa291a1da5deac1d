package dev.sessiondb.schemaops;

import dev.sessiondb.store.SchemaState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the versions of a schema stand.
 *
 * @param directory of the operator's migrations; empty when none is known
 * @param derived what runs derived
 * @param operator the operator's own
 * @param scripts what the directory holds
 */
public record SchemaStatus(
        SchemaState state,
        Optional<Path> directory,
        List<VersionStatus> derived,
        List<VersionStatus> operator,
        ScriptDirectory.Contents scripts) {

    public SchemaStatus {
        derived = List.copyOf(derived);
        operator = List.copyOf(operator);
    }

    /** What is not as it is recorded, and what to do. */
    public List<SchemaDifference> differences() {
        List<SchemaDifference> all = new ArrayList<>();
        unreadable(all);
        derived.forEach(version -> SchemaDifference.ofDerived(version, all));
        operator.forEach(version -> SchemaDifference.ofOperator(version, all));
        scripts.problems()
                .forEach(problem ->
                        all.add(new SchemaDifference("operator", "", problem, "until then `schema migrate` refuses")));
        return all;
    }

    private void unreadable(List<SchemaDifference> all) {
        for (var history : List.of(state.derived(), state.operator())) {
            if (history.present() && !history.readable()) {
                all.add(new SchemaDifference(
                        history.equals(state.derived()) ? "derived" : "operator",
                        "",
                        "`" + history.table() + "` may not be read",
                        "let its owner execute: GRANT SELECT ON \""
                                + state.target().schema() + "\".\"" + history.table() + "\" TO \""
                                + state.target().user() + "\""));
            }
        }
    }

    /** The newest version that is in force; empty when none is. */
    public Optional<VersionStatus> newest() {
        return operator.stream()
                .filter(version -> version.version().isPresent())
                .filter(version -> version.applied() || version.state() == VersionState.BASELINE)
                .reduce((one, two) -> two);
    }
}
