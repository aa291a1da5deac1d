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
    is_persistent BOOLEAN DEFAULT 0,
    parent_version TEXT,
    metadata TEXT,
    preview TEXT,
    key_concepts TEXT,
    related_contexts TEXT,
    last_accessed TIMESTAMP,
    access_count INTEGER DEFAULT 0,
    embedding BLOB,
    embedding_model TEXT,
    UNIQUE (session_id, label, version),
    CHECK (length(content) <= 51200),
    CHECK (version GLOB '[0-9]*.[0-9]*')
);
CREATE INDEX idx_context_locks_session_id_last_accessed ON context_locks (session_id, last_accessed desc);
CREATE INDEX idx_context_locks_session_id_label_preview ON context_locks (session_id, label, preview);
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

CREATE TABLE memory (
    id INTEGER,
    session_id TEXT,
    timestamp REAL,
    category TEXT,
    topic TEXT,
    importance REAL DEFAULT 0.5,
    content TEXT,
    summary TEXT,
    metadata TEXT,
    parent_id INTEGER,
    related_ids TEXT,
    token_count INTEGER,
    last_accessed REAL,
    access_count INTEGER DEFAULT 0,
    archived BOOLEAN DEFAULT 0,
    PRIMARY KEY (id)
);
CREATE INDEX idx_memory_category_timestamp ON memory (category, timestamp desc);
CREATE INDEX idx_memory_topic_timestamp ON memory (topic, timestamp desc);
CREATE INDEX idx_memory_session_id_timestamp ON memory (session_id, timestamp desc);

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

CREATE TABLE topics (
    id INTEGER,
    name TEXT,
    description TEXT,
    parent_topic TEXT,
    created_at REAL,
    metadata TEXT,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE project_intelligence (
    key TEXT,
    value TEXT,
    category TEXT,
    updated_at REAL,
    ttl INTEGER,
    PRIMARY KEY (key)
);

CREATE TABLE file_index (
    path TEXT,
    hash TEXT,
    size INTEGER,
    modified REAL,
    file_type TEXT,
    language TEXT,
    metadata TEXT,
    PRIMARY KEY (path)
);

CREATE TABLE sessions (
    id TEXT,
    started_at REAL NOT NULL,
    ended_at REAL,
    summary TEXT,
    last_active REAL,
    project_fingerprint TEXT,
    project_path TEXT,
    project_name TEXT,
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

CREATE TABLE context_relationships (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    from_label TEXT NOT NULL,
    to_label TEXT NOT NULL,
    relationship_type TEXT,
    strength REAL DEFAULT 0.5,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (session_id, from_label, to_label)
);
CREATE INDEX idx_context_relationships_session_id_from_label ON context_relationships (session_id, from_label);

CREATE TABLE context_access_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    label TEXT NOT NULL,
    access_type TEXT,
    timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX idx_context_access_log_session_id_label_timestamp ON context_access_log (session_id, label, timestamp desc);

CREATE TABLE tool_usage_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tool_name TEXT NOT NULL,
    params TEXT,
    timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    session_id TEXT NOT NULL
);
CREATE INDEX idx_tool_usage_log_session_id_tool_name_timestamp ON tool_usage_log (session_id, tool_name, timestamp desc);

CREATE TABLE context_archives (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    original_id INTEGER NOT NULL,
    session_id TEXT NOT NULL,
    label TEXT NOT NULL,
    version TEXT NOT NULL,
    content TEXT NOT NULL,
    preview TEXT,
    key_concepts TEXT,
    metadata TEXT,
    deleted_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    delete_reason TEXT
);

CREATE TABLE file_semantic_model (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    file_path TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    modified_time REAL NOT NULL,
    hash_method TEXT DEFAULT 'full',
    file_type TEXT,
    language TEXT,
    purpose TEXT,
    imports TEXT,
    exports TEXT,
    dependencies TEXT,
    used_by TEXT,
    contains TEXT,
    is_standard BOOLEAN DEFAULT 0,
    standard_type TEXT,
    warnings TEXT,
    cluster_name TEXT,
    related_files TEXT,
    last_scanned REAL NOT NULL,
    scan_duration_ms INTEGER,
    UNIQUE (session_id, file_path)
);
CREATE INDEX idx_file_semantic_model_session_id_is_standard ON file_semantic_model (session_id, is_standard);
CREATE INDEX idx_file_semantic_model_session_id_file_type ON file_semantic_model (session_id, file_type);
CREATE INDEX idx_file_semantic_model_session_id_cluster_name ON file_semantic_model (session_id, cluster_name);
CREATE INDEX idx_file_semantic_model_session_id_modified_time ON file_semantic_model (session_id, modified_time);
CREATE INDEX idx_file_semantic_model_session_id_content_hash ON file_semantic_model (session_id, content_hash);

CREATE TABLE file_change_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    file_path TEXT NOT NULL,
    change_type TEXT NOT NULL,
    timestamp REAL NOT NULL,
    old_hash TEXT,
    new_hash TEXT,
    size_delta INTEGER
);
CREATE INDEX idx_file_change_history_session_id_timestamp ON file_change_history (session_id, timestamp desc);

CREATE TABLE token_usage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp REAL NOT NULL,
    operation_type TEXT NOT NULL,
    model TEXT NOT NULL,
    provider TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER DEFAULT 0,
    input_chars INTEGER NOT NULL,
    output_chars INTEGER DEFAULT 0,
    duration_ms INTEGER,
    context_id INTEGER,
    metadata TEXT
);
CREATE INDEX idx_token_usage_operation_type_provider ON token_usage (operation_type, provider);
CREATE INDEX idx_token_usage_timestamp ON token_usage (timestamp desc);

CREATE TABLE query_results_cache (
    query_id TEXT,
    query_type TEXT NOT NULL,
    query_params TEXT,
    total_results INTEGER NOT NULL,
    result_data TEXT NOT NULL,
    created_at REAL NOT NULL,
    expires_at REAL NOT NULL,
    session_id TEXT,
    PRIMARY KEY (query_id),
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_query_results_cache_session_id ON query_results_cache (session_id);
CREATE INDEX idx_query_results_cache_expires_at ON query_results_cache (expires_at);

CREATE VIRTUAL TABLE file_fts USING fts5(path, content);
