package dev.sessiondb.applications;

import java.util.List;

/** What a file of years holds besides ordinary rows; each planted by SQL, in a known number of rows. */
public enum DryadQuirk {
    /** The text {@code false} or {@code true} in boolean columns, from defaults that were texts. */
    TEXT_BOOLEANS(
            22,
            "UPDATE dryad_groves SET is_favorite = 'false' WHERE rowid <= 5",
            "UPDATE dryad_vessels SET is_compressed = 'true' WHERE rowid <= 3",
            "UPDATE dryad_branch_suggestions SET is_auto_created = 'false' WHERE rowid <= 14"),

    /** The text {@code null} where None was stored; as many rows after them hold NULL. */
    JSON_NULLS(
            29,
            "UPDATE documents SET doc_metadata = 'null' WHERE rowid <= 9",
            "UPDATE documents SET doc_metadata = NULL WHERE rowid BETWEEN 10 AND 18",
            "UPDATE dryad_dialogues SET insights = 'null' WHERE rowid <= 20",
            "UPDATE dryad_dialogues SET insights = NULL WHERE rowid BETWEEN 21 AND 40"),

    /** Tokens of a user that was deleted; {@code user_id} is NOT NULL. One refers to another of them. */
    ORPHANED_TOKENS(
            7,
            "UPDATE refresh_tokens SET user_id = 'deleted-user' WHERE rowid IN (3, 17, 42, 43, 77, 101, 150)",
            "UPDATE refresh_tokens SET parent_token_id = NULL WHERE parent_token_id IN (SELECT id FROM refresh_tokens WHERE user_id = 'deleted-user')",
            "UPDATE refresh_tokens SET parent_token_id = (SELECT id FROM refresh_tokens WHERE rowid = 42) WHERE rowid = 43"),

    /** Messages whose conversation was deleted; {@code conversation_id} is NOT NULL. */
    ORPHANED_MESSAGES(12, "UPDATE messages SET conversation_id = 'deleted-' || (rowid % 3) WHERE rowid <= 12"),

    /** Branches whose parent was deleted; {@code parent_id} may be NULL. */
    ORPHANED_BRANCHES(2, "UPDATE dryad_branches SET parent_id = 'felled' WHERE rowid IN (30, 31)"),

    /** Dialogues of a deleted branch; {@code branch_id} is NOT NULL. Two messages of each refer to them. */
    ORPHANED_DIALOGUES(3, """
            INSERT INTO dryad_dialogues (id, branch_id, oracle_used, insights, created_at)
            VALUES ('lost-1', 'felled', 'oak', NULL, '2025-06-01 08:00:00'), ('lost-2', 'felled', 'oak', 'null', '2025-06-01 08:00:01'),
                ('lost-3', 'felled', 'oak', '{}', '2025-06-01 08:00:02.5')
            """, """
            INSERT INTO dryad_dialogue_messages (id, dialogue_id, role, content, created_at)
            SELECT id || '-human', id, 'HUMAN', 'a question', created_at FROM dryad_dialogues WHERE branch_id = 'felled'
            """, """
            INSERT INTO dryad_dialogue_messages (id, dialogue_id, role, content, created_at)
            SELECT id || '-oracle', id, 'ORACLE', 'an answer', created_at FROM dryad_dialogues WHERE branch_id = 'felled'
            """);

    private final int rows;
    private final List<String> statements;

    DryadQuirk(int rows, String... statements) {
        this.rows = rows;
        this.statements = List.of(statements);
    }

    /** How many rows it is planted in. */
    public int rows() {
        return rows;
    }

    List<String> statements() {
        return statements;
    }
}
