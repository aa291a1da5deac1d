package dev.sessiondb.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses connection URIs, key=value strings and JDBC URLs. Grammar: PostgreSQL documentation, "Connection Strings"; {@code PG*} variables fill what is left out. Messages of exceptions
 * never hold the string itself: there may be a password in it.
 */
final class ConnectionStringParser {
    private static final Pattern URI =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+[a-z0-9_]+)?://(.*)", Pattern.DOTALL);
    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z_]+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|((?:[^\\s'\\\\]|\\\\.)*))");
    private static final Map<String, String> JDBC_NAMES = Map.ofEntries(
            Map.entry("sslmode", "sslmode"),
            Map.entry("sslrootcert", "sslrootcert"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("application_name", "ApplicationName"),
            Map.entry("options", "options"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("channel_binding", "channelBinding"));

    private final Environment environment;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ConnectionStringParser(Environment environment) {
        this.environment = environment;
    }

    /**
     * Parses.
     *
     * @throws IllegalArgumentException when it can't be understood; the message ends a sentence
     */
    static ConnectionString parse(String text, Environment environment) {
        return new ConnectionStringParser(environment).parse(text.strip());
    }

    private ConnectionString parse(String text) {
        Matcher uri = URI.matcher(text);
        if (uri.matches()) {
            uri(uri.group(1));
        } else {
            pairs(text);
        }
        String user = value("user", "PGUSER")
                .orElseGet(() -> environment.variable("USER").orElse(""));
        return new ConnectionString(
                hosts(),
                value("dbname", "PGDATABASE").orElse(user),
                Optional.of(user).filter(name -> !name.isEmpty()),
                value("password", "PGPASSWORD").map(Secret::of),
                properties());
    }

    private void uri(String rest) {
        int question = rest.indexOf('?');
        String main = question < 0 ? rest : rest.substring(0, question);
        int slash = main.indexOf('/');
        String authority = slash < 0 ? main : main.substring(0, slash);
        if (slash >= 0) {
            put("dbname", decode(main.substring(slash + 1)));
        }
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            login(authority.substring(0, at));
        }
        hostList(authority.substring(at + 1));
        if (question >= 0) {
            parameters(rest.substring(question + 1));
        }
    }

    private void login(String login) {
        int colon = login.indexOf(':');
        put("user", decode(colon < 0 ? login : login.substring(0, colon)));
        if (colon >= 0) {
            put("password", decode(login.substring(colon + 1)));
        }
    }

    private void hostList(String list) {
        List<String> hosts = new ArrayList<>();
        List<String> ports = new ArrayList<>();
        for (String host : list.split(",", -1)) {
            int colon = host.lastIndexOf(':');
            boolean port = colon >= 0 && colon > host.lastIndexOf(']');
            hosts.add(decode(port ? host.substring(0, colon) : host));
            ports.add(port ? host.substring(colon + 1) : "");
        }
        put("host", String.join(",", hosts));
        put("port", String.join("", ports).isEmpty() ? "" : String.join(",", ports));
    }

    private void parameters(String text) {
        for (String parameter : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("has a parameter without a value");
            }
            put(decode(parameter.substring(0, equals)), decode(parameter.substring(equals + 1)));
        }
    }

    private void pairs(String text) {
        Matcher pair = PAIR.matcher(text);
        int end = 0;
        while (pair.lookingAt()) {
            String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
            put(pair.group(1), value.replaceAll("\\\\(.)", "$1"));
            end = pair.end();
            pair.region(end, text.length());
        }
        if (end == 0 || !text.substring(end).isBlank()) {
            throw new IllegalArgumentException(
                    "is neither a URI (postgresql://user@host:5432/database) nor key=value pairs");
        }
    }

    private void put(String key, String value) {
        if (!value.isEmpty()) {
            values.put(key, value);
        }
    }

    private Optional<String> value(String key, String variable) {
        return Optional.ofNullable(values.get(key)).or(() -> environment.variable(variable));
    }

    private List<String> hosts() {
        String[] names = value("host", "PGHOST").orElse("localhost").split(",", -1);
        String[] ports = value("port", "PGPORT").orElse("5432").split(",", -1);
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String port = ports[Math.min(i, ports.length - 1)];
            hosts.add(host(names[i]) + ":" + port(port.isEmpty() ? "5432" : port));
        }
        return hosts;
    }

    private static String host(String name) {
        if (name.startsWith("/")) {
            throw new IllegalArgumentException("names a Unix socket; use the server's host name");
        }
        String host = name.isEmpty() ? "localhost" : name;
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("has a port that is not a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        JDBC_NAMES.forEach((name, property) ->
                Optional.ofNullable(values.get(name)).ifPresent(value -> properties.put(property, value)));
        environment.variable("PGSSLMODE").ifPresent(mode -> properties.putIfAbsent("sslmode", mode));
        List<String> known = List.of("host", "port", "dbname", "user", "password");
        for (String name : values.keySet()) {
            if (!known.contains(name) && !JDBC_NAMES.containsKey(name) && !JDBC_NAMES.containsValue(name)) {
                throw new IllegalArgumentException("has a parameter that is not supported: `" + name + "`");
            }
            if (JDBC_NAMES.containsValue(name)) {
                properties.put(name, String.valueOf(values.get(name)));
            }
        }
        return properties;
    }

    /** Percent-encoding; a plus sign stands for itself. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a percent sign that is not followed by two hex digits", e);
        }
    }
}
