package dev.sessiondb.json;

import com.fasterxml.jackson.core.JsonToken;

/** What a value is, in words. */
final class JsonWords {

    private JsonWords() {}

    static String of(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            default -> "a number";
        };
    }

    static String many(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "objects";
            case START_ARRAY -> "arrays";
            case VALUE_STRING -> "strings";
            case VALUE_TRUE, VALUE_FALSE -> "booleans";
            case VALUE_NULL -> "nulls";
            default -> "numbers";
        };
    }
}
