package dev.sessiondb.mcp;

import dev.sessiondb.error.ErrorCode;
import dev.sessiondb.error.Problem;
import dev.sessiondb.error.SessionDbException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a tool takes, as a flat JSON Schema: {@code type}, {@code enum}, {@code pattern}, {@code minimum}, {@code default} and {@code required} are what it knows. What was given is never repeated in a message: it
 * may be a secret.
 */
final class ArgumentsSchema {
    private static final String DRY_RUN = "dryRun";

    private final Map<String, Object> schema;
    private final Map<String, Object> properties;
    private final Access access;

    ArgumentsSchema(Map<String, Object> declared, Access access) {
        this.access = access;
        this.properties = new LinkedHashMap<>(ToolDeclaration.object(declared, "properties"));
        if (access == Access.READ_ONLY) {
            properties.computeIfPresent(
                    DRY_RUN,
                    (name, property) -> Map.of(
                            "type",
                            "boolean",
                            "enum",
                            List.of(true),
                            "default",
                            true,
                            "description",
                            "Dry runs only: the server was started with --read-only."));
        }
        this.schema = new LinkedHashMap<>(declared);
        schema.put("properties", properties);
    }

    Map<String, Object> schema() {
        return schema;
    }

    /**
     * The arguments, with defaults for those left out.
     *
     * @throws SessionDbException with {@code USAGE} for the first that doesn't fit
     */
    Arguments check(Map<String, Object> given) {
        given.keySet().forEach(this::requireKnown);
        Map<String, Object> values = new LinkedHashMap<>();
        properties.forEach((name, property) -> {
            Map<String, Object> declared = ToolDeclaration.object(properties, name);
            Object value = given.get(name);
            if (value != null) {
                requireFit(name, value, declared);
                values.put(name, value);
            } else if (declared.containsKey("default")) {
                values.put(name, declared.get("default"));
            } else if (required(name)) {
                throw refusal("`" + name + "` is missing: it is " + words(declared));
            }
        });
        return new Arguments(values);
    }

    private boolean required(String name) {
        return schema.get("required") instanceof List<?> names && names.contains(name);
    }

    private void requireKnown(String name) {
        if (properties.containsKey(name)) {
            return;
        }
        if (name.toLowerCase(Locale.ROOT).contains("connection")) {
            throw Problem.of(ErrorCode.USAGE, "there is no argument for a connection: it comes from the configuration")
                    .hint(
                            "set `SESSIONDB_POSTGRES_URL` where the server is started, or `sessiondb.postgres.connectionString` in `.sessiondb/config.yaml`")
                    .toException();
        }
        throw refusal("there is no argument `" + name + "`");
    }

    private void requireFit(String name, Object value, Map<String, Object> declared) {
        if (fits(value, declared)) {
            return;
        }
        if (access == Access.READ_ONLY && name.equals(DRY_RUN) && value instanceof Boolean) {
            throw Problem.of(ErrorCode.USAGE, "this server makes dry runs only: it was started with `--read-only`")
                    .hint("show the plan to the operator, who can run the command, or start `sessiondb mcp` without it")
                    .toException();
        }
        throw refusal("`" + name + "` must be " + words(declared));
    }

    private static boolean fits(Object value, Map<String, Object> declared) {
        boolean type =
                switch (String.valueOf(declared.get("type"))) {
                    case "boolean" -> value instanceof Boolean;
                    case "integer" ->
                        value instanceof Integer number
                                && declared.get("minimum") instanceof Integer least
                                && number >= least;
                    default -> value instanceof String;
                };
        boolean one = !(declared.get("enum") instanceof List<?> all) || all.contains(value);
        boolean form = !(declared.get("pattern") instanceof String pattern)
                || value instanceof String text && text.matches(pattern);
        return type && one && form;
    }

    private static String words(Map<String, Object> declared) {
        if (declared.get("enum") instanceof List<?> all) {
            return all.stream().map(word -> "`" + word + "`").collect(Collectors.joining(" or "));
        }
        return switch (String.valueOf(declared.get("type"))) {
            case "boolean" -> "`true` or `false`";
            case "integer" -> "a whole number, at least " + declared.get("minimum");
            default -> "as its description says: " + declared.get("description");
        };
    }

    private SessionDbException refusal(String what) {
        return Problem.of(ErrorCode.USAGE, what)
                .hint("the tool takes `" + String.join("`, `", properties.keySet()) + "`")
                .toException();
    }
}
