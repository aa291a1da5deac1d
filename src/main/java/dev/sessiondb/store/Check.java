package dev.sessiondb.store;

import dev.sessiondb.error.ErrorCode;
import java.util.Optional;

/**
 * One preflight check and its outcome.
 *
 * @param id stable identifier for scripts, such as {@code source.exists}, {@code target.encoding}
 * @param title what was checked, in words
 * @param detail what was found, naming the thing
 * @param hint what to do about it; present unless the check passed
 * @param code the exit status this check's failure leads to; the earliest obstacle wins
 */
public record Check(String id, String title, CheckStatus status, String detail, Optional<String> hint, ErrorCode code) {

    public Check {
        if (status == CheckStatus.FAIL && hint.isEmpty()) {
            throw new IllegalArgumentException("check `" + id + "` fails without a hint");
        }
    }

    public static Check pass(String id, String title, String detail) {
        return new Check(id, title, CheckStatus.PASS, detail, Optional.empty(), ErrorCode.PREFLIGHT_FAILED);
    }

    public static Check warn(String id, String title, String detail, String hint) {
        return new Check(id, title, CheckStatus.WARN, detail, Optional.of(hint), ErrorCode.PREFLIGHT_FAILED);
    }

    public static Check fail(String id, String title, String detail, String hint) {
        return new Check(id, title, CheckStatus.FAIL, detail, Optional.of(hint), ErrorCode.PREFLIGHT_FAILED);
    }

    /** The same check, its failure leading to another exit status. */
    public Check code(ErrorCode newCode) {
        return new Check(id, title, status, detail, hint, newCode);
    }

    public boolean failed() {
        return status == CheckStatus.FAIL;
    }
}
