CREATE TABLE files (
    path TEXT,
    hash TEXT NOT NULL,
    indexed_at REAL,
    size_bytes INTEGER,
    metadata TEXT,
    PRIMARY KEY (path)
);
CREATE INDEX idx_files_indexed_at ON files (indexed_at);
CREATE INDEX idx_files_hash ON files (hash);

CREATE TABLE metadata (
    key TEXT,
    value TEXT,
    updated_at REAL,
    PRIMARY KEY (key)
);

CREATE TABLE context_locks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    label TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '1.0',
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    locked_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    lock_source TEXT DEFAULT 'user',
    metadata TEXT,
    UNIQUE (session_id, label, version),
    CHECK (length(content) <= 51200),
    CHECK (version GLOB '[0-9]*.[0-9]*')
);
CREATE INDEX idx_context_locks_content_hash ON context_locks (content_hash);
CREATE INDEX idx_context_locks_session_id_label_locked_at ON context_locks (session_id, label, locked_at desc);

CREATE TABLE session_updates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp REAL NOT NULL,
    message TEXT NOT NULL,
    category TEXT,
    metadata TEXT
);

CREATE TABLE session_context (
    key TEXT,
    value TEXT NOT NULL,
    updated_at REAL,
    PRIMARY KEY (key)
);

CREATE TABLE todos (
    id TEXT,
    content TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at REAL,
    completed_at REAL,
    priority INTEGER DEFAULT 0,
    PRIMARY KEY (id)
);

CREATE TABLE fixes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp REAL NOT NULL,
    problem TEXT NOT NULL,
    cause TEXT,
    solution TEXT NOT NULL,
    prevention TEXT,
    file_path TEXT
);

CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp REAL NOT NULL,
    question TEXT NOT NULL,
    context TEXT,
    options TEXT,
    decision TEXT,
    rationale TEXT,
    status TEXT DEFAULT 'OPEN'
);

CREATE TABLE file_tags (
    id INTEGER,
    path TEXT NOT NULL,
    tag TEXT NOT NULL,
    comment TEXT,
    created_at REAL,
    created_by TEXT,
    metadata TEXT,
    PRIMARY KEY (id),
    UNIQUE (path, tag)
);
CREATE INDEX idx_file_tags_tag ON file_tags (tag);
CREATE INDEX idx_file_tags_path ON file_tags (path);

CREATE TABLE sessions (
    id TEXT,
    started_at REAL NOT NULL,
    ended_at REAL,
    summary TEXT,
    last_active REAL,
    PRIMARY KEY (id)
);

CREATE TABLE memory_entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    category TEXT NOT NULL,
    content TEXT NOT NULL,
    metadata TEXT,
    timestamp REAL NOT NULL,
    session_id TEXT,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);

CREATE TABLE project_variables (
    key TEXT,
    value TEXT,
    updated_at REAL NOT NULL,
    PRIMARY KEY (key)
);
