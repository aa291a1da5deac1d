CREATE TABLE sessions (
    session TEXT PRIMARY KEY,
    repo_name TEXT,
    repo_url TEXT,
    created_at TEXT,
    task_id TEXT,
    branch TEXT,
    repo_path TEXT
);
