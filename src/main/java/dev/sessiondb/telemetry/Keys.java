package dev.sessiondb.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/** All attributes there are: words of a closed list, numbers and truth values. {@code error.type} and {@code process.exit.code} are OpenTelemetry's own names. */
final class Keys {
    static final AttributeKey<String> COMMAND = AttributeKey.stringKey("sessiondb.command");
    static final AttributeKey<Boolean> DRY_RUN = AttributeKey.booleanKey("sessiondb.dry_run");
    static final AttributeKey<String> SOURCE = AttributeKey.stringKey("sessiondb.source");
    static final AttributeKey<String> PHASE = AttributeKey.stringKey("sessiondb.phase");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("sessiondb.outcome");
    static final AttributeKey<Long> TABLES = AttributeKey.longKey("sessiondb.tables");
    static final AttributeKey<Long> ROWS = AttributeKey.longKey("sessiondb.rows");
    static final AttributeKey<Long> REJECTED = AttributeKey.longKey("sessiondb.rows.rejected");
    static final AttributeKey<Long> BYTES = AttributeKey.longKey("sessiondb.bytes");
    static final AttributeKey<Long> FINDINGS = AttributeKey.longKey("sessiondb.findings");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    static final AttributeKey<Long> EXIT_STATUS = AttributeKey.longKey("process.exit.code");

    private Keys() {}
}
