CREATE TABLE users (
    id text NOT NULL,
    username text NOT NULL,
    password_hash text NOT NULL,
    email text,
    role text DEFAULT 'user',
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    last_login timestamp with time zone,
    is_active boolean DEFAULT true,
    PRIMARY KEY (id),
    UNIQUE (username),
    CHECK (role = ANY (ARRAY['admin', 'user', 'guest']))
);
CREATE INDEX idx_users_username ON users (username);
CREATE INDEX idx_users_email ON users (email);

CREATE TABLE conversation_sessions (
    id text NOT NULL,
    user_id text,
    title text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    metadata jsonb,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_conversation_sessions_user_id ON conversation_sessions (user_id);

CREATE TABLE conversation_messages (
    id serial PRIMARY KEY,
    session_id text NOT NULL,
    role text NOT NULL,
    content text NOT NULL,
    model text,
    agent_id text,
    thinking text,
    tokens integer,
    response_time_ms integer,
    created_at timestamp with time zone DEFAULT now(),
    CHECK (role = ANY (ARRAY['user', 'assistant', 'system'])),
    FOREIGN KEY (session_id) REFERENCES conversation_sessions (id) ON DELETE CASCADE
);
CREATE INDEX idx_conversation_messages_session_id ON conversation_messages (session_id);
CREATE INDEX idx_conversation_messages_created_at ON conversation_messages (created_at);

CREATE TABLE api_usage (
    id serial PRIMARY KEY,
    date text NOT NULL,
    api_key_id text,
    requests integer DEFAULT 0,
    tokens integer DEFAULT 0,
    errors integer DEFAULT 0,
    avg_response_time real DEFAULT 0,
    models jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    UNIQUE (date, api_key_id)
);
CREATE INDEX idx_api_usage_date ON api_usage (date);

CREATE TABLE agent_usage_logs (
    id serial PRIMARY KEY,
    timestamp timestamp with time zone DEFAULT now(),
    user_id text,
    session_id text,
    agent_id text NOT NULL,
    query text,
    response_preview text,
    response_time_ms integer,
    tokens_used integer,
    success boolean DEFAULT true,
    error_message text,
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (session_id) REFERENCES conversation_sessions (id)
);
CREATE INDEX idx_agent_usage_logs_agent_id ON agent_usage_logs (agent_id);
CREATE INDEX idx_agent_usage_logs_timestamp ON agent_usage_logs ("timestamp");

CREATE TABLE agent_feedback (
    id text NOT NULL,
    agent_id text NOT NULL,
    user_id text,
    rating integer NOT NULL,
    comment text,
    query text,
    response text,
    tags jsonb,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    CHECK ((rating >= 1) AND (rating <= 5)),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_feedback_agent_id ON agent_feedback (agent_id);

CREATE TABLE custom_agents (
    id text NOT NULL,
    name text NOT NULL,
    description text,
    system_prompt text NOT NULL,
    keywords jsonb,
    category text,
    emoji text DEFAULT '🤖',
    temperature real,
    max_tokens integer,
    created_by text,
    enabled boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (created_by) REFERENCES users (id)
);

CREATE TABLE audit_logs (
    id serial PRIMARY KEY,
    timestamp timestamp with time zone DEFAULT now(),
    action text NOT NULL,
    user_id text,
    resource_type text,
    resource_id text,
    details jsonb,
    ip_address text,
    user_agent text
);
CREATE INDEX idx_audit_logs_action ON audit_logs (action);
CREATE INDEX idx_audit_logs_timestamp ON audit_logs ("timestamp");

CREATE TABLE alert_history (
    id serial PRIMARY KEY,
    type text NOT NULL,
    severity text NOT NULL,
    title text NOT NULL,
    message text,
    data jsonb,
    acknowledged boolean DEFAULT false,
    acknowledged_by text,
    created_at timestamp with time zone DEFAULT now(),
    acknowledged_at timestamp with time zone
);

CREATE TABLE user_memories (
    id text NOT NULL,
    user_id text NOT NULL,
    category text NOT NULL,
    key text NOT NULL,
    value text NOT NULL,
    importance real DEFAULT 0.5,
    access_count integer DEFAULT 0,
    last_accessed timestamp with time zone,
    source_session_id text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    expires_at timestamp with time zone,
    PRIMARY KEY (id),
    UNIQUE (user_id, category, key),
    CHECK (category = ANY (ARRAY['preference', 'fact', 'project', 'relationship', 'skill', 'context'])),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX idx_user_memories_user_id ON user_memories (user_id);
CREATE INDEX idx_user_memories_category ON user_memories (category);
CREATE INDEX idx_user_memories_importance ON user_memories (importance DESC);

CREATE TABLE memory_tags (
    id serial PRIMARY KEY,
    memory_id text NOT NULL,
    tag text NOT NULL,
    UNIQUE (memory_id, tag),
    FOREIGN KEY (memory_id) REFERENCES user_memories (id) ON DELETE CASCADE
);
CREATE INDEX idx_memory_tags_memory_id ON memory_tags (memory_id);

CREATE TABLE research_sessions (
    id text NOT NULL,
    user_id text,
    topic text NOT NULL,
    status text DEFAULT 'pending',
    depth text DEFAULT 'standard',
    progress integer DEFAULT 0,
    summary text,
    key_findings jsonb,
    sources jsonb,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    completed_at timestamp with time zone,
    PRIMARY KEY (id),
    CHECK (status = ANY (ARRAY['pending', 'running', 'completed', 'failed', 'cancelled'])),
    CHECK (depth = ANY (ARRAY['quick', 'standard', 'deep'])),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_research_sessions_user_id ON research_sessions (user_id);
CREATE INDEX idx_research_sessions_status ON research_sessions (status);

CREATE TABLE research_steps (
    id serial PRIMARY KEY,
    session_id text NOT NULL,
    step_number integer NOT NULL,
    step_type text NOT NULL,
    query text,
    result text,
    sources jsonb,
    status text DEFAULT 'pending',
    created_at timestamp with time zone DEFAULT now(),
    FOREIGN KEY (session_id) REFERENCES research_sessions (id) ON DELETE CASCADE
);
CREATE INDEX idx_research_steps_session_id ON research_steps (session_id);

CREATE TABLE agent_marketplace (
    id text NOT NULL,
    agent_id text NOT NULL,
    author_id text NOT NULL,
    title text NOT NULL,
    description text,
    long_description text,
    category text,
    tags jsonb,
    icon text DEFAULT '🤖',
    price real DEFAULT 0,
    is_free boolean DEFAULT true,
    is_featured boolean DEFAULT false,
    is_verified boolean DEFAULT false,
    downloads integer DEFAULT 0,
    rating_avg real DEFAULT 0,
    rating_count integer DEFAULT 0,
    version text DEFAULT '1.0.0',
    status text DEFAULT 'pending',
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    published_at timestamp with time zone,
    PRIMARY KEY (id),
    CHECK (status = ANY (ARRAY['pending', 'approved', 'rejected', 'suspended'])),
    FOREIGN KEY (agent_id) REFERENCES custom_agents (id),
    FOREIGN KEY (author_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_marketplace_category ON agent_marketplace (category);
CREATE INDEX idx_agent_marketplace_downloads ON agent_marketplace (downloads DESC);
CREATE INDEX idx_agent_marketplace_status ON agent_marketplace (status);

CREATE TABLE agent_reviews (
    id text NOT NULL,
    marketplace_id text NOT NULL,
    user_id text NOT NULL,
    rating integer NOT NULL,
    title text,
    content text,
    helpful_count integer DEFAULT 0,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    UNIQUE (marketplace_id, user_id),
    CHECK ((rating >= 1) AND (rating <= 5)),
    FOREIGN KEY (marketplace_id) REFERENCES agent_marketplace (id) ON DELETE CASCADE,
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_reviews_marketplace_id ON agent_reviews (marketplace_id);

CREATE TABLE agent_installations (
    id serial PRIMARY KEY,
    marketplace_id text NOT NULL,
    user_id text NOT NULL,
    installed_at timestamp with time zone DEFAULT now(),
    UNIQUE (marketplace_id, user_id),
    FOREIGN KEY (marketplace_id) REFERENCES agent_marketplace (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX idx_agent_installations_user_id ON agent_installations (user_id);

CREATE TABLE canvas_documents (
    id text NOT NULL,
    user_id text NOT NULL,
    session_id text,
    title text NOT NULL,
    doc_type text DEFAULT 'document',
    content text,
    language text,
    version integer DEFAULT 1,
    is_shared boolean DEFAULT false,
    share_token text,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    UNIQUE (share_token),
    CHECK (doc_type = ANY (ARRAY['document', 'code', 'diagram', 'table'])),
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (session_id) REFERENCES conversation_sessions (id)
);
CREATE INDEX idx_canvas_documents_user_id ON canvas_documents (user_id);
CREATE INDEX idx_canvas_documents_session_id ON canvas_documents (session_id);

CREATE TABLE canvas_versions (
    id serial PRIMARY KEY,
    document_id text NOT NULL,
    version integer NOT NULL,
    content text NOT NULL,
    change_summary text,
    created_by text,
    created_at timestamp with time zone DEFAULT now(),
    FOREIGN KEY (document_id) REFERENCES canvas_documents (id) ON DELETE CASCADE
);
CREATE INDEX idx_canvas_versions_document_id ON canvas_versions (document_id);

CREATE TABLE external_connections (
    id text NOT NULL,
    user_id text NOT NULL,
    service_type text NOT NULL,
    access_token text,
    refresh_token text,
    token_expires_at timestamp with time zone,
    account_email text,
    account_name text,
    metadata jsonb,
    is_active boolean DEFAULT true,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    UNIQUE (user_id, service_type),
    CHECK (service_type = ANY (ARRAY['google_drive', 'notion', 'github', 'slack', 'dropbox'])),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX idx_external_connections_user_id ON external_connections (user_id);
CREATE INDEX idx_external_connections_service_type ON external_connections (service_type);

CREATE TABLE external_files (
    id text NOT NULL,
    connection_id text NOT NULL,
    external_id text NOT NULL,
    file_name text NOT NULL,
    file_type text,
    file_size integer,
    web_url text,
    last_synced timestamp with time zone,
    cached_content text,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    UNIQUE (connection_id, external_id),
    FOREIGN KEY (connection_id) REFERENCES external_connections (id) ON DELETE CASCADE
);
CREATE INDEX idx_external_files_connection_id ON external_files (connection_id);

CREATE TABLE push_subscriptions (
    id serial PRIMARY KEY,
    user_id text,
    endpoint text NOT NULL,
    p256dh text NOT NULL,
    auth text NOT NULL,
    created_at timestamp with time zone DEFAULT now(),
    UNIQUE (endpoint),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
