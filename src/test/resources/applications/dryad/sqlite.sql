CREATE TABLE dryad_branches (
    id VARCHAR NOT NULL,
    grove_id VARCHAR NOT NULL,
    parent_id VARCHAR,
    observation_point_id VARCHAR,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    path_depth INTEGER NOT NULL,
    status VARCHAR(8) NOT NULL,
    priority VARCHAR(7) NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (grove_id) REFERENCES dryad_groves (id) ON DELETE CASCADE,
    FOREIGN KEY (parent_id) REFERENCES dryad_branches (id) ON DELETE SET NULL,
    FOREIGN KEY (observation_point_id) REFERENCES dryad_observation_points (id)
);
CREATE INDEX ix_dryad_branches_parent_id ON dryad_branches (parent_id);
CREATE INDEX ix_dryad_branches_grove_id ON dryad_branches (grove_id);
CREATE INDEX ix_dryad_branches_id ON dryad_branches (id);

CREATE TABLE dryad_groves (
    id VARCHAR NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME,
    last_accessed_at DATETIME,
    is_favorite BOOLEAN NOT NULL,
    template_metadata JSON,
    PRIMARY KEY (id)
);
CREATE INDEX ix_dryad_groves_id ON dryad_groves (id);
CREATE INDEX ix_dryad_groves_name ON dryad_groves (name);

CREATE TABLE dryad_observation_points (
    id VARCHAR NOT NULL,
    branch_id VARCHAR NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    context TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_observation_points_id ON dryad_observation_points (id);
CREATE INDEX ix_dryad_observation_points_branch_id ON dryad_observation_points (branch_id);

CREATE TABLE organizations (
    id VARCHAR NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    settings JSON,
    isolation_level VARCHAR(50),
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    is_active BOOLEAN,
    PRIMARY KEY (id)
);

CREATE TABLE search_analytics (
    id VARCHAR NOT NULL,
    query VARCHAR(1000) NOT NULL,
    query_hash VARCHAR(64) NOT NULL,
    search_type VARCHAR(50),
    results_count INTEGER,
    results_returned INTEGER,
    execution_time_ms FLOAT,
    clicked_results JSON,
    user_session VARCHAR(100),
    filters_applied JSON,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id)
);
CREATE INDEX ix_search_analytics_query_hash ON search_analytics (query_hash);

CREATE TABLE shared_knowledge (
    id VARCHAR NOT NULL,
    content_hash VARCHAR(255) NOT NULL,
    content_type VARCHAR(50) NOT NULL,
    anonymized_content TEXT NOT NULL,
    embedding_vector JSON,
    privacy_level VARCHAR(50),
    contributing_clients JSON,
    excluded_clients JSON,
    tags JSON,
    category VARCHAR(100),
    confidence_score FLOAT,
    access_count INTEGER,
    last_accessed DATETIME,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    UNIQUE (content_hash)
);

CREATE TABLE user_engagement (
    id VARCHAR NOT NULL,
    user_session VARCHAR(100) NOT NULL,
    user_agent VARCHAR(500),
    action_type VARCHAR(50) NOT NULL,
    resource_type VARCHAR(50) NOT NULL,
    resource_id VARCHAR,
    duration_seconds FLOAT,
    context_data JSON,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id)
);
CREATE INDEX ix_user_engagement_user_session ON user_engagement (user_session);

CREATE TABLE client_applications (
    id VARCHAR NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    organization_id VARCHAR,
    api_key_hash VARCHAR(255) NOT NULL,
    api_key_prefix VARCHAR(20) NOT NULL,
    permissions JSON,
    isolation_level VARCHAR(50),
    settings JSON,
    mcp_enabled BOOLEAN,
    mcp_version VARCHAR(20),
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    last_used DATETIME,
    is_active BOOLEAN,
    PRIMARY KEY (id),
    UNIQUE (api_key_hash),
    FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX ix_client_applications_organization_id ON client_applications (organization_id);

CREATE TABLE dryad_dialogues (
    id VARCHAR NOT NULL,
    branch_id VARCHAR NOT NULL,
    oracle_used VARCHAR NOT NULL,
    insights JSON,
    storage_path TEXT,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_dialogues_id ON dryad_dialogues (id);
CREATE INDEX ix_dryad_dialogues_branch_id ON dryad_dialogues (branch_id);

CREATE TABLE dryad_possibilities (
    id VARCHAR NOT NULL,
    observation_point_id VARCHAR NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT,
    probability_weight FLOAT NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (observation_point_id) REFERENCES dryad_observation_points (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_possibilities_id ON dryad_possibilities (id);
CREATE INDEX ix_dryad_possibilities_observation_point_id ON dryad_possibilities (observation_point_id);

CREATE TABLE dryad_vessels (
    id VARCHAR NOT NULL,
    branch_id VARCHAR NOT NULL,
    file_references JSON NOT NULL,
    content_hash VARCHAR NOT NULL,
    storage_path VARCHAR NOT NULL,
    is_compressed BOOLEAN NOT NULL,
    compressed_path VARCHAR,
    status VARCHAR NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME,
    generated_at DATETIME,
    last_updated DATETIME,
    last_accessed DATETIME,
    PRIMARY KEY (id),
    UNIQUE (branch_id),
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_vessels_id ON dryad_vessels (id);

CREATE TABLE dryad_branch_suggestions (
    id VARCHAR NOT NULL,
    dialogue_id VARCHAR NOT NULL,
    branch_id VARCHAR NOT NULL,
    created_branch_id VARCHAR,
    suggestion_type VARCHAR(50) NOT NULL,
    title VARCHAR(255) NOT NULL,
    description TEXT NOT NULL,
    source_text TEXT NOT NULL,
    priority_score FLOAT NOT NULL,
    priority_level VARCHAR(50) NOT NULL,
    relevance_score FLOAT NOT NULL,
    confidence FLOAT NOT NULL,
    estimated_depth INTEGER NOT NULL,
    keywords JSON,
    extra_metadata JSON,
    is_auto_created BOOLEAN NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (dialogue_id) REFERENCES dryad_dialogues (id) ON DELETE CASCADE,
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE,
    FOREIGN KEY (created_branch_id) REFERENCES dryad_branches (id) ON DELETE SET NULL
);
CREATE INDEX ix_dryad_branch_suggestions_suggestion_type ON dryad_branch_suggestions (suggestion_type);
CREATE INDEX ix_dryad_branch_suggestions_priority_level ON dryad_branch_suggestions (priority_level);
CREATE INDEX ix_dryad_branch_suggestions_id ON dryad_branch_suggestions (id);
CREATE INDEX ix_dryad_branch_suggestions_branch_id ON dryad_branch_suggestions (branch_id);
CREATE INDEX ix_dryad_branch_suggestions_priority_score ON dryad_branch_suggestions (priority_score);
CREATE INDEX ix_dryad_branch_suggestions_is_auto_created ON dryad_branch_suggestions (is_auto_created);
CREATE INDEX ix_dryad_branch_suggestions_created_branch_id ON dryad_branch_suggestions (created_branch_id);
CREATE INDEX ix_dryad_branch_suggestions_dialogue_id ON dryad_branch_suggestions (dialogue_id);
CREATE INDEX ix_dryad_branch_suggestions_created_at ON dryad_branch_suggestions (created_at);

CREATE TABLE dryad_dialogue_messages (
    id VARCHAR NOT NULL,
    dialogue_id VARCHAR NOT NULL,
    role VARCHAR(6) NOT NULL,
    content TEXT NOT NULL,
    created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (dialogue_id) REFERENCES dryad_dialogues (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_dialogue_messages_dialogue_id ON dryad_dialogue_messages (dialogue_id);
CREATE INDEX ix_dryad_dialogue_messages_id ON dryad_dialogue_messages (id);

CREATE TABLE users (
    id VARCHAR NOT NULL,
    email VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    picture VARCHAR(500),
    email_verified BOOLEAN,
    roles JSON,
    permissions JSON,
    provider VARCHAR(50),
    provider_id VARCHAR(255),
    client_app_id VARCHAR(255),
    tenant_id VARCHAR(255),
    organization_id VARCHAR(255),
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    last_login DATETIME,
    is_active BOOLEAN,
    is_verified BOOLEAN,
    PRIMARY KEY (id),
    UNIQUE (email),
    FOREIGN KEY (client_app_id) REFERENCES client_applications (id),
    FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX ix_users_client_app_id ON users (client_app_id);
CREATE INDEX ix_users_organization_id ON users (organization_id);
CREATE INDEX ix_users_tenant_id ON users (tenant_id);

CREATE TABLE conversations (
    id VARCHAR NOT NULL,
    user_id VARCHAR NOT NULL,
    title VARCHAR(255),
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    is_active BOOLEAN,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX ix_conversations_user_id ON conversations (user_id);

CREATE TABLE documents (
    id VARCHAR NOT NULL,
    user_id VARCHAR NOT NULL,
    title VARCHAR(500) NOT NULL,
    content TEXT NOT NULL,
    content_type VARCHAR(100),
    file_path VARCHAR(1000),
    file_size INTEGER,
    vector_id VARCHAR,
    embedding_model VARCHAR(200),
    doc_metadata JSON,
    tags JSON,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    is_active BOOLEAN,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX ix_documents_user_id ON documents (user_id);

CREATE TABLE refresh_tokens (
    id VARCHAR NOT NULL,
    token_hash VARCHAR(255) NOT NULL,
    user_id VARCHAR NOT NULL,
    expires_at DATETIME NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    last_used_at DATETIME,
    is_revoked BOOLEAN,
    revoked_at DATETIME,
    device_info VARCHAR(500),
    ip_address VARCHAR(45),
    token_version INTEGER,
    parent_token_id VARCHAR,
    PRIMARY KEY (id),
    UNIQUE (token_hash),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    FOREIGN KEY (parent_token_id) REFERENCES refresh_tokens (id)
);
CREATE INDEX ix_refresh_tokens_user_id ON refresh_tokens (user_id);

CREATE TABLE agent_interactions (
    id VARCHAR NOT NULL,
    agent_name VARCHAR(100) NOT NULL,
    agent_role VARCHAR(200),
    interaction_type VARCHAR(50) NOT NULL,
    input_data TEXT,
    output_data TEXT,
    workflow_id VARCHAR,
    workflow_type VARCHAR(100),
    step_number INTEGER,
    execution_time_ms FLOAT,
    tokens_used INTEGER,
    conversation_id VARCHAR,
    task_metadata JSON,
    status VARCHAR(50),
    error_message TEXT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    completed_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE document_analytics (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    view_count INTEGER,
    search_count INTEGER,
    download_count INTEGER,
    share_count INTEGER,
    avg_time_spent FLOAT,
    bounce_rate FLOAT,
    avg_search_rank FLOAT,
    click_through_rate FLOAT,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id)
);

CREATE TABLE document_chunks (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    content TEXT NOT NULL,
    chunk_index INTEGER NOT NULL,
    chunk_size INTEGER NOT NULL,
    vector_id VARCHAR,
    embedding_model VARCHAR(200),
    start_position INTEGER,
    end_position INTEGER,
    chunk_metadata JSON,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id)
);

CREATE TABLE document_versions (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    version_number INTEGER NOT NULL,
    title VARCHAR(500) NOT NULL,
    content TEXT NOT NULL,
    content_type VARCHAR(100) NOT NULL,
    file_size INTEGER,
    doc_metadata JSON,
    tags JSON,
    change_summary VARCHAR(1000),
    change_type VARCHAR(50),
    changed_fields JSON,
    is_current BOOLEAN,
    parent_version_id VARCHAR,
    created_by VARCHAR(100),
    created_by_session VARCHAR(100),
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id),
    FOREIGN KEY (parent_version_id) REFERENCES document_versions (id)
);

CREATE TABLE messages (
    id VARCHAR NOT NULL,
    conversation_id VARCHAR NOT NULL,
    role VARCHAR(50) NOT NULL,
    content TEXT NOT NULL,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    tool_calls TEXT,
    extra_data TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE multimodal_content (
    id VARCHAR NOT NULL,
    media_type VARCHAR(50) NOT NULL,
    filename VARCHAR(500) NOT NULL,
    file_size INTEGER NOT NULL,
    content_hash VARCHAR(64),
    storage_path VARCHAR(1000),
    processing_status VARCHAR(50),
    processing_result JSON,
    error_message TEXT,
    conversation_id VARCHAR,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    updated_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE search_queries (
    id VARCHAR NOT NULL,
    query_text TEXT NOT NULL,
    query_type VARCHAR(50),
    limit_requested INTEGER,
    score_threshold FLOAT,
    filter_conditions JSON,
    results_count INTEGER,
    results_metadata JSON,
    execution_time_ms FLOAT,
    embedding_time_ms FLOAT,
    search_time_ms FLOAT,
    conversation_id VARCHAR,
    user_context JSON,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE document_change_logs (
    id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    version_id VARCHAR NOT NULL,
    field_name VARCHAR(100) NOT NULL,
    old_value TEXT,
    new_value TEXT,
    change_type VARCHAR(20) NOT NULL,
    value_type VARCHAR(50),
    is_truncated BOOLEAN,
    created_at DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id),
    FOREIGN KEY (version_id) REFERENCES document_versions (id)
);

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    PRIMARY KEY (version_num)
);
