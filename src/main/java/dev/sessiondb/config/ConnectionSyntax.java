package dev.sessiondb.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a connection URI, key=value string, JDBC URL or database name apart into libpq's parameters. Grammar: PostgreSQL documentation, "Connection Strings"; pgJDBC documentation, "Connecting to the Database". Messages of
 * exceptions never hold the string itself: there may be a password in it.
 */
final class ConnectionSyntax {
    private static final Pattern URI = Pattern.compile("postgres(?:ql)?(?:\\+[a-z0-9_]+)?://(.*)", Pattern.DOTALL);
    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql:(?://([^/?]*)(/)?)?([^?]*)(\\?.*)?", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile(
            "\\s*([A-Za-z_]+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|((?:[^\\s'\\\\]|\\\\.)*))", Pattern.DOTALL);
    private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N}_.-]+");

    private final Map<String, String> values = new LinkedHashMap<>();
    private boolean plus;

    private ConnectionSyntax() {}

    /**
     * The parameters, by libpq's names or, in a JDBC URL, pgJDBC's.
     *
     * @throws IllegalArgumentException when it can't be understood; the message ends a sentence
     */
    static Map<String, String> parse(String text) {
        return new ConnectionSyntax().read(text.strip());
    }

    private Map<String, String> read(String text) {
        Matcher jdbc = JDBC.matcher(text);
        Matcher uri = URI.matcher(text);
        if (jdbc.matches()) {
            jdbc(jdbc);
        } else if (uri.matches()) {
            uri(uri.group(1));
        } else if (DATABASE.matcher(text).matches()) {
            put("dbname", text);
        } else {
            pairs(text);
        }
        return values;
    }

    /** There a plus sign is a space, and the host is the local one unless it is said. */
    private void jdbc(Matcher url) {
        plus = true;
        if (url.group().split("\\?", 2)[0].contains("@")) {
            throw new IllegalArgumentException("is a JDBC URL with an `@` before its parameters, which knows no user"
                    + " there: write postgresql://user@host:5432/database");
        }
        String authority = url.group(1) == null ? "" : url.group(1);
        hostList(authority.isEmpty() ? "localhost" : authority);
        put("dbname", decode(url.group(3).replaceFirst("^/", "")));
        if (url.group(4) != null && url.group(4).length() > 1) {
            parameters(url.group(4).substring(1));
        }
    }

    private void uri(String rest) {
        int question = rest.indexOf('?');
        String main = question < 0 ? rest : rest.substring(0, question);
        int slash = main.indexOf('/', Math.max(0, main.lastIndexOf('@')));
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
            hosts.add(unbracketed(decode(port ? host.substring(0, colon) : host)));
            ports.add(port ? host.substring(colon + 1) : "");
        }
        put("host", String.join(",", hosts));
        put("port", String.join("", ports).isEmpty() ? "" : String.join(",", ports));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
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
            put(pair.group(1), value.replaceAll("(?s)\\\\(.)", "$1"));
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

    private String decode(String text) {
        try {
            return URLDecoder.decode(plus ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a percent sign that is not followed by two hex digits", e);
        }
    }
}
