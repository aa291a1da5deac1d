package dev.sessiondb.telemetry;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Attributes as they were received. */
final class Values {
    private Values() {}

    /** By name; texts, truth values and numbers (as {@code Long}). */
    static Map<String, Object> of(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, each -> value(each.getValue())));
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            default -> throw new AssertionError("an attribute of another kind: " + value);
        };
    }
}
