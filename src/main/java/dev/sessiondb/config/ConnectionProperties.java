package dev.sessiondb.config;

import dev.sessiondb.config.ConnectionString.Server;
import dev.sessiondb.config.LibpqParameter.Use;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says libpq's parameters in pgJDBC's words. What can't be said and would matter is refused. */
final class ConnectionProperties {
    private static final Set<String> SSL_MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Map<String, String> SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");
    /** pgJDBC's own names that a JDBC URL may have, and that are handed on as they are. */
    private static final Set<String> JDBC = Set.of(
            "ApplicationName",
            "connectTimeout",
            "currentSchema",
            "gssEncMode",
            "channelBinding",
            "requireAuth",
            "sslNegotiation",
            "targetServerType",
            "loadBalanceHosts",
            "loginTimeout",
            "socketTimeout",
            "tcpKeepAlive",
            "kerberosServerName",
            "sslfactory",
            "sslhostnameverifier");

    /** So many characters of a name may be wrong. */
    private static final int MISSPELT = 3;

    private final Map<String, String> values;
    private final Environment environment;
    private final Map<String, String> properties = new LinkedHashMap<>();

    ConnectionProperties(Map<String, String> values, Environment environment) {
        this.values = values;
        this.environment = environment;
    }

    Map<String, String> of(List<Server> servers) {
        values.forEach(this::one);
        if (!properties.containsKey("ApplicationName")) {
            value(LibpqParameter.APPLICATION_NAME)
                    .or(() -> value(LibpqParameter.FALLBACK_APPLICATION_NAME))
                    .ifPresent(name -> properties.put("ApplicationName", name));
        }
        value(LibpqParameter.CONNECT_TIMEOUT).ifPresent(this::timeout);
        value(LibpqParameter.TARGET_SESSION_ATTRS).ifPresent(this::serverType);
        value(LibpqParameter.LOAD_BALANCE_HOSTS).ifPresent(this::loadBalance);
        value(LibpqParameter.KEEPALIVES)
                .ifPresent(on -> properties.put("tcpKeepAlive", on.equals("0") ? "false" : "true"));
        value(LibpqParameter.SSL_MIN).ifPresent(ConnectionProperties::protocol);
        ssl(servers);
        return properties;
    }

    private Optional<String> value(LibpqParameter parameter) {
        return Optional.ofNullable(values.get(parameter.key()));
    }

    private void one(String key, String value) {
        Optional<LibpqParameter> known = LibpqParameter.of(key);
        if (known.isPresent()) {
            one(known.get(), value);
        } else if (JDBC.contains(key)) {
            properties.put(key, value);
        } else if (!key.equals("ssl")) {
            throw unknown(key);
        }
    }

    /** Names it only where it is a known name misspelt: else it may be a piece of a password with a character in it that ends a password. */
    private static IllegalArgumentException unknown(String key) {
        String nearest = Spelling.nearest(key, LibpqParameter.keys());
        return new IllegalArgumentException(
                Spelling.distance(key, nearest) <= MISSPELT
                        ? "has a parameter that is not known: `" + key + "`; the nearest is `" + nearest + "`"
                        : "has a parameter that is not known, and not named here, as it may be a piece of a password:"
                                + " in a URI `?` and `&` of a password are written %3F and %26, among pairs one with a space stands in quotes");
    }

    private void one(LibpqParameter parameter, String value) {
        if (parameter.use() == Use.REFUSED) {
            throw new IllegalArgumentException("has `" + parameter.key()
                    + "`, which sessiondb can't heed; leave it out, and unset its variable, if you can do without");
        }
        if (parameter.use() == Use.DRIVER) {
            properties.put(parameter.property(), path(parameter, value));
        }
    }

    private String path(LibpqParameter parameter, String value) {
        boolean file = parameter == LibpqParameter.SSLCERT || parameter == LibpqParameter.SSLKEY;
        return file ? environment.path(value, environment.directory()).toString() : value;
    }

    /** Seconds; none or less is no limit, and libpq makes 1 to 2. */
    private void timeout(String text) {
        try {
            int seconds = Integer.parseInt(text.strip());
            properties.put("connectTimeout", String.valueOf(seconds <= 0 ? 0 : Math.max(2, seconds)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has a `connect_timeout` that is not a whole number of seconds", e);
        }
    }

    private void serverType(String text) {
        properties.put(
                "targetServerType",
                Optional.ofNullable(SERVER_TYPES.get(text))
                        .orElseThrow(
                                () -> new IllegalArgumentException("has a `target_session_attrs` that is not one of "
                                        + SERVER_TYPES.keySet().stream()
                                                .sorted()
                                                .toList())));
    }

    private void loadBalance(String text) {
        if (!Set.of("disable", "random").contains(text)) {
            throw new IllegalArgumentException("has a `load_balance_hosts` that is neither `disable` nor `random`");
        }
        properties.put("loadBalanceHosts", String.valueOf(text.equals("random")));
    }

    /** Java's own least version is TLS 1.2, so older ones are never used; a newer least version can't be asked for. */
    private static void protocol(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("tlsv1.3")) {
            throw new IllegalArgumentException(
                    "has `ssl_min_protocol_version=TLSv1.3`; ask for it with `java -Djdk.tls.client.protocols=TLSv1.3` instead");
        }
    }

    /** With a root certificate {@code require} verifies it, as in libpq; over a Unix-domain socket there is no TLS. */
    private void ssl(List<Server> servers) {
        if (servers.stream().allMatch(server -> server.host().startsWith("/"))) {
            properties.put("sslmode", "disable");
            return;
        }
        Optional<String> mode = mode();
        mode.ifPresent(name -> properties.put("sslmode", name));
        Optional<String> root = value(LibpqParameter.SSLROOTCERT);
        if (root.filter("system"::equals).isPresent()) {
            properties.put("sslmode", "verify-full");
            properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            return;
        }
        Path certificate = root.map(name -> environment.path(name, environment.directory()))
                .orElse(environment.home().resolve(".postgresql").resolve("root.crt"));
        if (root.isPresent() || Files.exists(certificate)) {
            properties.put("sslrootcert", certificate.toString());
            if (mode.filter("require"::equals).isPresent() && Files.exists(certificate)) {
                properties.put("sslmode", "verify-ca");
            }
        }
    }

    private Optional<String> mode() {
        boolean require = value(LibpqParameter.REQUIRESSL).filter("1"::equals).isPresent()
                || Optional.ofNullable(values.get("ssl")).filter("true"::equals).isPresent();
        Optional<String> mode =
                value(LibpqParameter.SSLMODE).or(() -> require ? Optional.of("require") : Optional.empty());
        mode.filter(name -> !SSL_MODES.contains(name)).ifPresent(name -> {
            throw new IllegalArgumentException(
                    "has an `sslmode` that is not one of disable, allow, prefer, require, verify-ca, verify-full");
        });
        return mode;
    }
}
