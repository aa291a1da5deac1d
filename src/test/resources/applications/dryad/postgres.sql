CREATE TYPE branchstatus AS ENUM ('ACTIVE', 'ARCHIVED', 'PRUNED');
CREATE TYPE branchpriority AS ENUM ('HIGHEST', 'HIGH', 'MEDIUM', 'LOW', 'LOWEST');
CREATE TYPE messagerole AS ENUM ('HUMAN', 'ORACLE', 'SYSTEM');

CREATE TABLE dryad_groves (
    id character varying NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone,
    last_accessed_at timestamp with time zone,
    is_favorite boolean NOT NULL,
    template_metadata json,
    PRIMARY KEY (id)
);
CREATE INDEX ix_dryad_groves_name ON dryad_groves (name);
CREATE INDEX ix_dryad_groves_id ON dryad_groves (id);

CREATE TABLE organizations (
    id character varying NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    settings json,
    isolation_level character varying(50),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    is_active boolean,
    PRIMARY KEY (id)
);

CREATE TABLE search_analytics (
    id character varying NOT NULL,
    query character varying(1000) NOT NULL,
    query_hash character varying(64) NOT NULL,
    search_type character varying(50),
    results_count integer,
    results_returned integer,
    execution_time_ms double precision,
    clicked_results json,
    user_session character varying(100),
    filters_applied json,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id)
);
CREATE INDEX ix_search_analytics_query_hash ON search_analytics (query_hash);

CREATE TABLE shared_knowledge (
    id character varying NOT NULL,
    content_hash character varying(255) NOT NULL,
    content_type character varying(50) NOT NULL,
    anonymized_content text NOT NULL,
    embedding_vector json,
    privacy_level character varying(50),
    contributing_clients json,
    excluded_clients json,
    tags json,
    category character varying(100),
    confidence_score double precision,
    access_count integer,
    last_accessed timestamp with time zone,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id)
);

CREATE TABLE user_engagement (
    id character varying NOT NULL,
    user_session character varying(100) NOT NULL,
    user_agent character varying(500),
    action_type character varying(50) NOT NULL,
    resource_type character varying(50) NOT NULL,
    resource_id character varying,
    duration_seconds double precision,
    context_data json,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id)
);
CREATE INDEX ix_user_engagement_user_session ON user_engagement (user_session);

CREATE TABLE client_applications (
    id character varying NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    organization_id character varying,
    api_key_hash character varying(255) NOT NULL,
    api_key_prefix character varying(20) NOT NULL,
    permissions json,
    isolation_level character varying(50),
    settings json,
    mcp_enabled boolean,
    mcp_version character varying(20),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    last_used timestamp with time zone,
    is_active boolean,
    PRIMARY KEY (id),
    FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX ix_client_applications_organization_id ON client_applications (organization_id);

CREATE TABLE users (
    id character varying NOT NULL,
    email character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    picture character varying(500),
    email_verified boolean,
    roles json,
    permissions json,
    provider character varying(50),
    provider_id character varying(255),
    client_app_id character varying(255),
    tenant_id character varying(255),
    organization_id character varying(255),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    last_login timestamp with time zone,
    is_active boolean,
    is_verified boolean,
    PRIMARY KEY (id),
    FOREIGN KEY (client_app_id) REFERENCES client_applications (id),
    FOREIGN KEY (organization_id) REFERENCES organizations (id)
);
CREATE INDEX ix_users_tenant_id ON users (tenant_id);
CREATE INDEX ix_users_organization_id ON users (organization_id);
CREATE INDEX ix_users_client_app_id ON users (client_app_id);

CREATE TABLE conversations (
    id character varying NOT NULL,
    user_id character varying NOT NULL,
    title character varying(255),
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    is_active boolean,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX ix_conversations_user_id ON conversations (user_id);

CREATE TABLE documents (
    id character varying NOT NULL,
    user_id character varying NOT NULL,
    title character varying(500) NOT NULL,
    content text NOT NULL,
    content_type character varying(100),
    file_path character varying(1000),
    file_size integer,
    vector_id character varying,
    embedding_model character varying(200),
    doc_metadata json,
    tags json,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    is_active boolean,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX ix_documents_user_id ON documents (user_id);

CREATE TABLE refresh_tokens (
    id character varying NOT NULL,
    token_hash character varying(255) NOT NULL,
    user_id character varying NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now(),
    last_used_at timestamp with time zone,
    is_revoked boolean,
    revoked_at timestamp with time zone,
    device_info character varying(500),
    ip_address character varying(45),
    token_version integer,
    parent_token_id character varying,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    FOREIGN KEY (parent_token_id) REFERENCES refresh_tokens (id)
);
CREATE INDEX ix_refresh_tokens_user_id ON refresh_tokens (user_id);

CREATE TABLE agent_interactions (
    id character varying NOT NULL,
    agent_name character varying(100) NOT NULL,
    agent_role character varying(200),
    interaction_type character varying(50) NOT NULL,
    input_data text,
    output_data text,
    workflow_id character varying,
    workflow_type character varying(100),
    step_number integer,
    execution_time_ms double precision,
    tokens_used integer,
    conversation_id character varying,
    task_metadata json,
    status character varying(50),
    error_message text,
    created_at timestamp with time zone DEFAULT now(),
    completed_at timestamp with time zone,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE document_analytics (
    id character varying NOT NULL,
    document_id character varying NOT NULL,
    view_count integer,
    search_count integer,
    download_count integer,
    share_count integer,
    avg_time_spent double precision,
    bounce_rate double precision,
    avg_search_rank double precision,
    click_through_rate double precision,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id)
);

CREATE TABLE document_chunks (
    id character varying NOT NULL,
    document_id character varying NOT NULL,
    content text NOT NULL,
    chunk_index integer NOT NULL,
    chunk_size integer NOT NULL,
    vector_id character varying,
    embedding_model character varying(200),
    start_position integer,
    end_position integer,
    chunk_metadata json,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id)
);

CREATE TABLE document_versions (
    id character varying NOT NULL,
    document_id character varying NOT NULL,
    version_number integer NOT NULL,
    title character varying(500) NOT NULL,
    content text NOT NULL,
    content_type character varying(100) NOT NULL,
    file_size integer,
    doc_metadata json,
    tags json,
    change_summary character varying(1000),
    change_type character varying(50),
    changed_fields json,
    is_current boolean,
    parent_version_id character varying,
    created_by character varying(100),
    created_by_session character varying(100),
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id),
    FOREIGN KEY (parent_version_id) REFERENCES document_versions (id)
);

CREATE TABLE messages (
    id character varying NOT NULL,
    conversation_id character varying NOT NULL,
    role character varying(50) NOT NULL,
    content text NOT NULL,
    created_at timestamp with time zone DEFAULT now(),
    tool_calls text,
    extra_data text,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE multimodal_content (
    id character varying NOT NULL,
    media_type character varying(50) NOT NULL,
    filename character varying(500) NOT NULL,
    file_size integer NOT NULL,
    content_hash character varying(64),
    storage_path character varying(1000),
    processing_status character varying(50),
    processing_result json,
    error_message text,
    conversation_id character varying,
    created_at timestamp with time zone DEFAULT now(),
    updated_at timestamp with time zone,
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE search_queries (
    id character varying NOT NULL,
    query_text text NOT NULL,
    query_type character varying(50),
    limit_requested integer,
    score_threshold double precision,
    filter_conditions json,
    results_count integer,
    results_metadata json,
    execution_time_ms double precision,
    embedding_time_ms double precision,
    search_time_ms double precision,
    conversation_id character varying,
    user_context json,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (conversation_id) REFERENCES conversations (id)
);

CREATE TABLE document_change_logs (
    id character varying NOT NULL,
    document_id character varying NOT NULL,
    version_id character varying NOT NULL,
    field_name character varying(100) NOT NULL,
    old_value text,
    new_value text,
    change_type character varying(20) NOT NULL,
    value_type character varying(50),
    is_truncated boolean,
    created_at timestamp with time zone DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (document_id) REFERENCES documents (id),
    FOREIGN KEY (version_id) REFERENCES document_versions (id)
);

CREATE TABLE alembic_version (
    version_num character varying(32) NOT NULL,
    PRIMARY KEY (version_num)
);

CREATE TABLE dryad_branches (
    id character varying NOT NULL,
    grove_id character varying NOT NULL,
    parent_id character varying,
    observation_point_id character varying,
    name character varying(255) NOT NULL,
    description text,
    path_depth integer NOT NULL,
    status branchstatus NOT NULL,
    priority branchpriority NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (grove_id) REFERENCES dryad_groves (id) ON DELETE CASCADE,
    FOREIGN KEY (parent_id) REFERENCES dryad_branches (id) ON DELETE SET NULL
);
CREATE INDEX ix_dryad_branches_id ON dryad_branches (id);
CREATE INDEX ix_dryad_branches_grove_id ON dryad_branches (grove_id);
CREATE INDEX ix_dryad_branches_parent_id ON dryad_branches (parent_id);

CREATE TABLE dryad_observation_points (
    id character varying NOT NULL,
    branch_id character varying NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    context text,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_observation_points_branch_id ON dryad_observation_points (branch_id);
CREATE INDEX ix_dryad_observation_points_id ON dryad_observation_points (id);

CREATE TABLE dryad_dialogues (
    id character varying NOT NULL,
    branch_id character varying NOT NULL,
    oracle_used character varying NOT NULL,
    insights json,
    storage_path text,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_dialogues_branch_id ON dryad_dialogues (branch_id);
CREATE INDEX ix_dryad_dialogues_id ON dryad_dialogues (id);

CREATE TABLE dryad_possibilities (
    id character varying NOT NULL,
    observation_point_id character varying NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    probability_weight double precision NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (observation_point_id) REFERENCES dryad_observation_points (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_possibilities_observation_point_id ON dryad_possibilities (observation_point_id);
CREATE INDEX ix_dryad_possibilities_id ON dryad_possibilities (id);

CREATE TABLE dryad_vessels (
    id character varying NOT NULL,
    branch_id character varying NOT NULL,
    file_references json NOT NULL,
    content_hash character varying NOT NULL,
    storage_path character varying NOT NULL,
    is_compressed boolean NOT NULL,
    compressed_path character varying,
    status character varying NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone,
    generated_at timestamp with time zone,
    last_updated timestamp with time zone,
    last_accessed timestamp with time zone,
    PRIMARY KEY (id),
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_vessels_id ON dryad_vessels (id);

CREATE TABLE dryad_branch_suggestions (
    id character varying NOT NULL,
    dialogue_id character varying NOT NULL,
    branch_id character varying NOT NULL,
    created_branch_id character varying,
    suggestion_type character varying(50) NOT NULL,
    title character varying(255) NOT NULL,
    description text NOT NULL,
    source_text text NOT NULL,
    priority_score double precision NOT NULL,
    priority_level character varying(50) NOT NULL,
    relevance_score double precision NOT NULL,
    confidence double precision NOT NULL,
    estimated_depth integer NOT NULL,
    keywords json,
    extra_metadata json,
    is_auto_created boolean NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    updated_at timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (dialogue_id) REFERENCES dryad_dialogues (id) ON DELETE CASCADE,
    FOREIGN KEY (branch_id) REFERENCES dryad_branches (id) ON DELETE CASCADE,
    FOREIGN KEY (created_branch_id) REFERENCES dryad_branches (id) ON DELETE SET NULL
);
CREATE INDEX ix_dryad_branch_suggestions_created_at ON dryad_branch_suggestions (created_at);
CREATE INDEX ix_dryad_branch_suggestions_dialogue_id ON dryad_branch_suggestions (dialogue_id);
CREATE INDEX ix_dryad_branch_suggestions_created_branch_id ON dryad_branch_suggestions (created_branch_id);
CREATE INDEX ix_dryad_branch_suggestions_is_auto_created ON dryad_branch_suggestions (is_auto_created);
CREATE INDEX ix_dryad_branch_suggestions_priority_score ON dryad_branch_suggestions (priority_score);
CREATE INDEX ix_dryad_branch_suggestions_branch_id ON dryad_branch_suggestions (branch_id);
CREATE INDEX ix_dryad_branch_suggestions_id ON dryad_branch_suggestions (id);
CREATE INDEX ix_dryad_branch_suggestions_priority_level ON dryad_branch_suggestions (priority_level);
CREATE INDEX ix_dryad_branch_suggestions_suggestion_type ON dryad_branch_suggestions (suggestion_type);

CREATE TABLE dryad_dialogue_messages (
    id character varying NOT NULL,
    dialogue_id character varying NOT NULL,
    role messagerole NOT NULL,
    content text NOT NULL,
    created_at timestamp with time zone NOT NULL DEFAULT now(),
    PRIMARY KEY (id),
    FOREIGN KEY (dialogue_id) REFERENCES dryad_dialogues (id) ON DELETE CASCADE
);
CREATE INDEX ix_dryad_dialogue_messages_id ON dryad_dialogue_messages (id);
CREATE INDEX ix_dryad_dialogue_messages_dialogue_id ON dryad_dialogue_messages (dialogue_id);

ALTER TABLE dryad_branches ADD FOREIGN KEY (observation_point_id) REFERENCES dryad_observation_points (id);
