package dev.sessiondb.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Names in one PostgreSQL name space, each given once. */
final class Names {
    /** PostgreSQL's limit, NAMEDATALEN - 1. Longer names would be cut in silence. */
    private static final int LIMIT = 63;

    private static final int DIGEST = 9;
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private final Set<String> taken;

    Names(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** The wanted name, or the nearest that fits PostgreSQL's limit and isn't taken; it is taken from now on. */
    String take(String wanted) {
        String name = fit(wanted);
        for (int i = 2; taken.contains(name); i++) {
            name = fit(wanted + "_" + i);
        }
        taken.add(name);
        return name;
    }

    /** A column's name; PostgreSQL's system columns can't be had. */
    String takeColumn(String wanted) {
        return take(SYSTEM_COLUMNS.contains(wanted) ? wanted + "_" : wanted);
    }

    boolean isTaken(String name) {
        return taken.contains(name);
    }

    /** The name itself when it has at most 63 bytes, else its start and eight digits of its SHA-256: the same in every run. */
    static String fit(String wanted) {
        if (wanted.isEmpty()) {
            return "unnamed";
        }
        if (length(wanted) <= LIMIT) {
            return wanted;
        }
        int end = Math.min(wanted.length(), LIMIT - DIGEST);
        while (length(wanted.substring(0, end)) > LIMIT - DIGEST) {
            end = wanted.offsetByCodePoints(end, -1);
        }
        return wanted.substring(0, end) + "_" + digest(wanted);
    }

    private static int length(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
