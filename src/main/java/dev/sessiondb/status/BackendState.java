package dev.sessiondb.status;

import dev.sessiondb.error.Problem;
import java.util.Optional;

/**
 * What is known of one backend.
 *
 * @param <T> what it says of itself when it answers
 */
public sealed interface BackendState<T> {
    /** Nothing says where it is. */
    record NotConfigured<T>() implements BackendState<T> {}

    /** It is configured and doesn't answer. */
    record Unreachable<T>(String name, Problem problem) implements BackendState<T> {}

    record Known<T>(T status) implements BackendState<T> {}

    default Optional<T> known() {
        return this instanceof Known<T> known ? Optional.of(known.status()) : Optional.empty();
    }

    default boolean configured() {
        return !(this instanceof NotConfigured<T>);
    }
}
