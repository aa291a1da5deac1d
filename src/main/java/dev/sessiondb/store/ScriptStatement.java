package dev.sessiondb.store;

import java.util.Optional;

/**
 * One statement of a script.
 *
 * @param script the path of its script
 * @param line on which it begins, from 1
 * @param obstacle why it can't be part of a transaction with others, and what to do; empty when it can
 */
public record ScriptStatement(String script, int line, String sql, Optional<String> obstacle) {}
