CREATE TABLE sessions (
    session TEXT PRIMARY KEY,
    repoName TEXT NOT NULL,
    repoUrl TEXT,
    createdAt TEXT NOT NULL,
    taskId TEXT,
    branch TEXT,
    repoPath TEXT,
    prBranch TEXT,
    prApproved TEXT,
    prState TEXT,
    backendType TEXT,
    pullRequest TEXT
);
