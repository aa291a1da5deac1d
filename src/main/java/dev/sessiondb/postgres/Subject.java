package dev.sessiondb.postgres;

import dev.sessiondb.store.Check;

/** What a check is about, and so what its outcomes have in common. */
record Subject(String id, String title) {

    Check pass(String detail) {
        return Check.pass(id, title, detail);
    }

    Check warn(String detail, String hint) {
        return Check.warn(id, title, detail, hint);
    }

    Check fail(String detail, String hint) {
        return Check.fail(id, title, detail, hint);
    }
}
