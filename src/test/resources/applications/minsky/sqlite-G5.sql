CREATE TABLE sessions (
    session TEXT PRIMARY KEY,
    repoName TEXT NOT NULL,
    repoUrl TEXT,
    createdAt TEXT NOT NULL,
    taskId TEXT,
    repoPath TEXT,
    prBranch TEXT,
    prApproved TEXT,
    prState TEXT,
    backendType TEXT,
    pullRequest TEXT,
    last_activity_at TEXT,
    last_commit_hash TEXT,
    last_commit_message TEXT,
    commit_count INTEGER,
    status TEXT,
    agent_id TEXT
);

CREATE TABLE __drizzle_migrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    hash TEXT NOT NULL,
    created_at NUMERIC
);
