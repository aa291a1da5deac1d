CREATE TABLE users (
    id TEXT NOT NULL,
    username TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    email TEXT,
    role TEXT DEFAULT 'user',
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    last_login DATETIME,
    is_active INTEGER DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE (username)
);
CREATE INDEX idx_users_username ON users (username);
CREATE INDEX idx_users_email ON users (email);

CREATE TABLE conversation_sessions (
    id TEXT NOT NULL,
    user_id TEXT,
    title TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    metadata TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_conversation_sessions_user_id ON conversation_sessions (user_id);

CREATE TABLE custom_agents (
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    system_prompt TEXT NOT NULL,
    keywords TEXT,
    category TEXT,
    emoji TEXT DEFAULT '🤖',
    temperature REAL,
    max_tokens INTEGER,
    created_by TEXT,
    enabled INTEGER DEFAULT 1,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (created_by) REFERENCES users (id)
);

CREATE TABLE conversation_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    role TEXT NOT NULL,
    content TEXT NOT NULL,
    model TEXT,
    agent_id TEXT,
    thinking TEXT,
    tokens INTEGER,
    response_time_ms INTEGER,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (session_id) REFERENCES conversation_sessions (id) ON DELETE CASCADE
);
CREATE INDEX idx_conversation_messages_session_id ON conversation_messages (session_id);
CREATE INDEX idx_conversation_messages_created_at ON conversation_messages (created_at);

CREATE TABLE agent_usage_logs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp DATETIME DEFAULT CURRENT_TIMESTAMP,
    user_id TEXT,
    session_id TEXT,
    agent_id TEXT NOT NULL,
    query TEXT,
    response_preview TEXT,
    response_time_ms INTEGER,
    tokens_used INTEGER,
    success INTEGER DEFAULT 1,
    error_message TEXT,
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (session_id) REFERENCES conversation_sessions (id)
);
CREATE INDEX idx_agent_usage_logs_agent_id ON agent_usage_logs (agent_id);
CREATE INDEX idx_agent_usage_logs_timestamp ON agent_usage_logs ("timestamp");

CREATE TABLE agent_feedback (
    id TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    user_id TEXT,
    rating INTEGER NOT NULL,
    comment TEXT,
    query TEXT,
    response TEXT,
    tags TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_feedback_agent_id ON agent_feedback (agent_id);

CREATE TABLE audit_logs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp DATETIME DEFAULT CURRENT_TIMESTAMP,
    action TEXT NOT NULL,
    user_id TEXT,
    resource_type TEXT,
    resource_id TEXT,
    details TEXT,
    ip_address TEXT,
    user_agent TEXT
);
CREATE INDEX idx_audit_logs_action ON audit_logs (action);
CREATE INDEX idx_audit_logs_timestamp ON audit_logs ("timestamp");

CREATE TABLE alert_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    severity TEXT NOT NULL,
    title TEXT NOT NULL,
    message TEXT,
    data TEXT,
    acknowledged INTEGER DEFAULT 0,
    acknowledged_by TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    acknowledged_at DATETIME
);

CREATE TABLE user_memories (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    category TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    importance REAL DEFAULT 0.5,
    access_count INTEGER DEFAULT 0,
    last_accessed DATETIME,
    source_session_id TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    expires_at DATETIME,
    PRIMARY KEY (id),
    UNIQUE (user_id, category, key),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX idx_user_memories_user_id ON user_memories (user_id);
CREATE INDEX idx_user_memories_category ON user_memories (category);
CREATE INDEX idx_user_memories_importance ON user_memories (importance DESC);

CREATE TABLE memory_tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    memory_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    UNIQUE (memory_id, tag),
    FOREIGN KEY (memory_id) REFERENCES user_memories (id) ON DELETE CASCADE
);
CREATE INDEX idx_memory_tags_memory_id ON memory_tags (memory_id);

CREATE TABLE research_sessions (
    id TEXT NOT NULL,
    user_id TEXT,
    topic TEXT NOT NULL,
    status TEXT DEFAULT 'pending',
    depth TEXT DEFAULT 'standard',
    progress INTEGER DEFAULT 0,
    summary TEXT,
    key_findings TEXT,
    sources TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    completed_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_research_sessions_user_id ON research_sessions (user_id);
CREATE INDEX idx_research_sessions_status ON research_sessions (status);

CREATE TABLE research_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id TEXT NOT NULL,
    step_number INTEGER NOT NULL,
    step_type TEXT NOT NULL,
    query TEXT,
    result TEXT,
    sources TEXT,
    status TEXT DEFAULT 'pending',
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (session_id) REFERENCES research_sessions (id) ON DELETE CASCADE
);
CREATE INDEX idx_research_steps_session_id ON research_steps (session_id);

CREATE TABLE agent_marketplace (
    id TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    author_id TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT,
    long_description TEXT,
    category TEXT,
    tags TEXT,
    icon TEXT DEFAULT '🤖',
    price REAL DEFAULT 0,
    is_free INTEGER DEFAULT 1,
    is_featured INTEGER DEFAULT 0,
    is_verified INTEGER DEFAULT 0,
    downloads INTEGER DEFAULT 0,
    rating_avg REAL DEFAULT 0,
    rating_count INTEGER DEFAULT 0,
    version TEXT DEFAULT '1.0.0',
    status TEXT DEFAULT 'pending',
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    published_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY (agent_id) REFERENCES custom_agents (id),
    FOREIGN KEY (author_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_marketplace_category ON agent_marketplace (category);
CREATE INDEX idx_agent_marketplace_downloads ON agent_marketplace (downloads DESC);
CREATE INDEX idx_agent_marketplace_status ON agent_marketplace (status);

CREATE TABLE agent_reviews (
    id TEXT NOT NULL,
    marketplace_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    rating INTEGER NOT NULL,
    title TEXT,
    content TEXT,
    helpful_count INTEGER DEFAULT 0,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE (marketplace_id, user_id),
    FOREIGN KEY (marketplace_id) REFERENCES agent_marketplace (id) ON DELETE CASCADE,
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_reviews_marketplace_id ON agent_reviews (marketplace_id);

CREATE TABLE agent_installations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    marketplace_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    installed_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (marketplace_id, user_id),
    FOREIGN KEY (marketplace_id) REFERENCES agent_marketplace (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_installations_user_id ON agent_installations (user_id);

CREATE TABLE canvas_documents (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    session_id TEXT,
    title TEXT NOT NULL,
    doc_type TEXT DEFAULT 'document',
    content TEXT,
    language TEXT,
    version INTEGER DEFAULT 1,
    is_shared INTEGER DEFAULT 0,
    share_token TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE (share_token),
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (session_id) REFERENCES conversation_sessions (id)
);
CREATE INDEX idx_canvas_documents_user_id ON canvas_documents (user_id);
CREATE INDEX idx_canvas_documents_session_id ON canvas_documents (session_id);

CREATE TABLE canvas_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    change_summary TEXT,
    created_by TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (document_id) REFERENCES canvas_documents (id) ON DELETE CASCADE
);
CREATE INDEX idx_canvas_versions_document_id ON canvas_versions (document_id);

CREATE TABLE external_connections (
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    service_type TEXT NOT NULL,
    access_token TEXT,
    refresh_token TEXT,
    token_expires_at DATETIME,
    account_email TEXT,
    account_name TEXT,
    metadata TEXT,
    is_active INTEGER DEFAULT 1,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE (user_id, service_type),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX idx_external_connections_user_id ON external_connections (user_id);
CREATE INDEX idx_external_connections_service_type ON external_connections (service_type);

CREATE TABLE external_files (
    id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    external_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_type TEXT,
    file_size INTEGER,
    web_url TEXT,
    last_synced DATETIME,
    cached_content TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE (connection_id, external_id),
    FOREIGN KEY (connection_id) REFERENCES external_connections (id) ON DELETE CASCADE
);
CREATE INDEX idx_external_files_connection_id ON external_files (connection_id);

CREATE TABLE api_usage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    date TEXT NOT NULL,
    api_key_id TEXT,
    requests INTEGER DEFAULT 0,
    tokens INTEGER DEFAULT 0,
    errors INTEGER DEFAULT 0,
    avg_response_time REAL DEFAULT 0,
    models TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (date, api_key_id)
);
CREATE INDEX idx_api_usage_date ON api_usage (date);
