package dev.sessiondb.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What libpq's parameters are called in the environment, and what becomes of them with pgJDBC. See PostgreSQL documentation, "Parameter Key Words" and "Environment Variables". */
enum LibpqParameter {
    HOST("host", "PGHOST", Use.OURS),
    HOSTADDR("hostaddr", "PGHOSTADDR", Use.OURS),
    PORT("port", "PGPORT", Use.OURS),
    DBNAME("dbname", "PGDATABASE", Use.OURS),
    USER("user", "PGUSER", Use.OURS),
    PASSWORD("password", "PGPASSWORD", Use.OURS),
    PASSFILE("passfile", "PGPASSFILE", Use.OURS),
    SERVICE("service", "PGSERVICE", Use.OURS),
    SSLMODE("sslmode", "PGSSLMODE", Use.OURS),
    REQUIRESSL("requiressl", "PGREQUIRESSL", Use.OURS),
    SSLROOTCERT("sslrootcert", "PGSSLROOTCERT", Use.OURS),
    SSLPASSWORD("sslpassword", "", Use.OURS),
    CONNECT_TIMEOUT("connect_timeout", "PGCONNECT_TIMEOUT", Use.OURS),
    APPLICATION_NAME("application_name", "PGAPPNAME", Use.OURS),
    FALLBACK_APPLICATION_NAME("fallback_application_name", "", Use.OURS),
    TARGET_SESSION_ATTRS("target_session_attrs", "PGTARGETSESSIONATTRS", Use.OURS),
    LOAD_BALANCE_HOSTS("load_balance_hosts", "PGLOADBALANCEHOSTS", Use.OURS),
    KEEPALIVES("keepalives", "", Use.OURS),
    SSL_MIN("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION", Use.OURS),
    SSLCERT("sslcert", "PGSSLCERT", Use.DRIVER, "sslcert"),
    SSLKEY("sslkey", "PGSSLKEY", Use.DRIVER, "sslkey"),
    SSLNEGOTIATION("sslnegotiation", "PGSSLNEGOTIATION", Use.DRIVER, "sslNegotiation"),
    OPTIONS("options", "PGOPTIONS", Use.DRIVER, "options"),
    GSSENCMODE("gssencmode", "PGGSSENCMODE", Use.DRIVER, "gssEncMode"),
    GSSLIB("gsslib", "PGGSSLIB", Use.DRIVER, "gsslib"),
    KRBSRVNAME("krbsrvname", "PGKRBSRVNAME", Use.DRIVER, "kerberosServerName"),
    CHANNEL_BINDING("channel_binding", "PGCHANNELBINDING", Use.DRIVER, "channelBinding"),
    REQUIRE_AUTH("require_auth", "PGREQUIREAUTH", Use.DRIVER, "requireAuth"),
    /** What follows changes neither which server is reached nor how safely, and has no counterpart. */
    CLIENT_ENCODING("client_encoding", "PGCLIENTENCODING", Use.PASSED_OVER),
    KEEPALIVES_IDLE("keepalives_idle", "", Use.PASSED_OVER),
    KEEPALIVES_INTERVAL("keepalives_interval", "", Use.PASSED_OVER),
    KEEPALIVES_COUNT("keepalives_count", "", Use.PASSED_OVER),
    TCP_USER_TIMEOUT("tcp_user_timeout", "", Use.PASSED_OVER),
    SSLCOMPRESSION("sslcompression", "PGSSLCOMPRESSION", Use.PASSED_OVER),
    SSLSNI("sslsni", "PGSSLSNI", Use.PASSED_OVER),
    GSSDELEGATION("gssdelegation", "PGGSSDELEGATION", Use.PASSED_OVER),
    /** What follows would make the connection less safe, or another one, if it were passed over. */
    SSLCRL("sslcrl", "PGSSLCRL", Use.REFUSED),
    SSLCRLDIR("sslcrldir", "PGSSLCRLDIR", Use.REFUSED),
    SSL_MAX("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION", Use.REFUSED),
    SSLCERTMODE("sslcertmode", "PGSSLCERTMODE", Use.REFUSED),
    REQUIREPEER("requirepeer", "PGREQUIREPEER", Use.REFUSED),
    REPLICATION("replication", "", Use.REFUSED);

    /** What becomes of a parameter. */
    enum Use {
        OURS,
        DRIVER,
        PASSED_OVER,
        REFUSED
    }

    private final String key;
    private final String variable;
    private final Use use;
    private final String property;

    LibpqParameter(String key, String variable, Use use) {
        this(key, variable, use, "");
    }

    LibpqParameter(String key, String variable, Use use, String property) {
        this.key = key;
        this.variable = variable;
        this.use = use;
        this.property = property;
    }

    String key() {
        return key;
    }

    Use use() {
        return use;
    }

    /** pgJDBC's name. */
    String property() {
        return property;
    }

    Optional<String> from(Environment environment) {
        return variable.isEmpty() ? Optional.empty() : environment.variable(variable);
    }

    static Optional<LibpqParameter> of(String key) {
        return Arrays.stream(values()).filter(p -> p.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(LibpqParameter::key).toList();
    }
}
