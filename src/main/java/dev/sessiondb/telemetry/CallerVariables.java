package dev.sessiondb.telemetry;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the trace that the caller's variables speak of. */
final class CallerVariables implements TextMapGetter<Map<String, String>> {

    @Override
    public Iterable<String> keys(Map<String, String> variables) {
        return variables.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> variables, String name) {
        return variables == null ? null : variables.get(name);
    }
}
