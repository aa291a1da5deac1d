CREATE TABLE sessions (
    id text NOT NULL,
    started_at double precision,
    last_active double precision,
    project_fingerprint text,
    project_path text,
    project_name text,
    summary text,
    PRIMARY KEY (id)
);

CREATE TABLE context_locks (
    id serial PRIMARY KEY,
    session_id text NOT NULL,
    label text NOT NULL,
    version text,
    content text,
    content_hash text,
    metadata text,
    tags text,
    locked_at double precision,
    last_accessed double precision,
    access_count integer DEFAULT 0,
    preview text,
    key_concepts text,
    embedding bytea,
    embedding_model text,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_context_locks_session_id ON context_locks (session_id);
CREATE INDEX idx_context_locks_label ON context_locks (label);

CREATE TABLE audit_trail (
    id serial PRIMARY KEY,
    timestamp double precision,
    session_id text,
    action text,
    target_type text,
    target_id text,
    details text,
    user_id text,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_audit_trail_session_id_timestamp ON audit_trail (session_id, "timestamp" DESC);

CREATE TABLE memory_entries (
    id serial PRIMARY KEY,
    session_id text,
    timestamp double precision,
    category text,
    content text,
    metadata text,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);

CREATE TABLE file_semantic_model (
    id serial PRIMARY KEY,
    session_id text,
    file_path text,
    file_size integer,
    content_hash text,
    modified_time double precision,
    hash_method text,
    file_type text,
    language text,
    purpose text,
    imports text,
    exports text,
    dependencies text,
    used_by text,
    contains text,
    is_standard integer,
    standard_type text,
    warnings text,
    cluster_name text,
    related_files text,
    last_scanned double precision,
    scan_duration_ms integer,
    UNIQUE (session_id, file_path),
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_file_semantic_model_session_id_file_path ON file_semantic_model (session_id, file_path);

CREATE TABLE file_change_history (
    id serial PRIMARY KEY,
    session_id text,
    file_path text,
    change_type text,
    timestamp double precision,
    old_hash text,
    new_hash text,
    size_delta integer,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_file_change_history_session_id_timestamp ON file_change_history (session_id, "timestamp" DESC);

CREATE TABLE query_results_cache (
    query_id text NOT NULL,
    query_type text,
    params text,
    results text,
    created_at double precision,
    expires_at double precision,
    PRIMARY KEY (query_id)
);

CREATE TABLE todos (
    id serial PRIMARY KEY,
    session_id text NOT NULL,
    content text NOT NULL,
    active_form text NOT NULL,
    status text NOT NULL,
    created_at double precision NOT NULL,
    updated_at double precision NOT NULL,
    completed_at double precision,
    priority text,
    tags text,
    metadata text,
    CHECK (status = ANY (ARRAY['pending', 'in_progress', 'completed'])),
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_todos_session_id_status ON todos (session_id, status);
CREATE INDEX idx_todos_status_updated_at ON todos (status, updated_at DESC);

CREATE TABLE decisions (
    id serial PRIMARY KEY,
    session_id text NOT NULL,
    timestamp double precision NOT NULL,
    question text NOT NULL,
    context text,
    options text,
    decision text,
    rationale text,
    status text DEFAULT 'OPEN',
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_decisions_session_id_timestamp ON decisions (session_id, "timestamp" DESC);

CREATE TABLE context_archives (
    id serial PRIMARY KEY,
    original_id integer NOT NULL,
    session_id text NOT NULL,
    label text NOT NULL,
    version text NOT NULL,
    content text NOT NULL,
    preview text,
    key_concepts text,
    metadata text,
    deleted_at double precision DEFAULT EXTRACT(epoch FROM CURRENT_TIMESTAMP),
    delete_reason text,
    FOREIGN KEY (session_id) REFERENCES sessions (id)
);
CREATE INDEX idx_context_archives_session_id ON context_archives (session_id);
CREATE INDEX idx_context_archives_label_deleted_at ON context_archives (label, deleted_at DESC);

CREATE TABLE file_tags (
    id serial PRIMARY KEY,
    path text NOT NULL,
    tag text NOT NULL,
    comment text,
    created_at double precision,
    created_by text,
    metadata text,
    UNIQUE (path, tag)
);
CREATE INDEX idx_file_tags_path ON file_tags (path);
CREATE INDEX idx_file_tags_created_at ON file_tags (created_at DESC);

CREATE TABLE mcp_sessions (
    session_id text NOT NULL,
    created_at timestamp with time zone DEFAULT now(),
    last_active timestamp with time zone DEFAULT now(),
    capabilities jsonb DEFAULT '{}',
    expires_at timestamp with time zone,
    client_info jsonb DEFAULT '{}',
    PRIMARY KEY (session_id)
);
CREATE INDEX idx_mcp_sessions_expires_at ON mcp_sessions (expires_at);
CREATE INDEX idx_mcp_sessions_last_active ON mcp_sessions (last_active);
