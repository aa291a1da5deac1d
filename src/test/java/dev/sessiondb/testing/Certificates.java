package dev.sessiondb.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates made by the JDK's keytool. */
public final class Certificates {
    private static final String PASSWORD = "changeit";

    private final Path directory;

    public Certificates(Path directory) {
        this.directory = directory;
    }

    /** A new authority: its own certificate, as PEM. */
    public Path authority(String name) {
        generate(name, "CN=" + name, "-ext", "bc:c");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-keystore",
                store(name),
                "-file",
                certificate(name).toString());
        return certificate(name);
    }

    /** A new key pair of a server; its private key, as PEM (PKCS 8). */
    public String serverKey(String name) throws IOException, GeneralSecurityException {
        generate(name, "CN=" + name);
        keytool("-certreq", "-alias", name, "-keystore", store(name), "-file", request(name));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] encoded = keys.getKey(name, PASSWORD.toCharArray()).getEncoded();
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    /**
     * A certificate for a server's key, as PEM.
     *
     * @param start keytool's {@code -startdate}, such as {@code -1d}
     * @param days how long from there it is valid
     */
    public String issue(String authority, String server, String start, int days) throws IOException {
        Path file = certificate(server);
        keytool(
                "-gencert",
                "-rfc",
                "-alias",
                authority,
                "-keystore",
                store(authority),
                "-infile",
                request(server),
                "-outfile",
                file.toString(),
                "-ext",
                "san=dns:" + server,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
        return Files.readString(file);
    }

    private void generate(String name, String distinguished, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                distinguished,
                "-keystore",
                store(name),
                "-storetype",
                "PKCS12",
                "-validity",
                "30"));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String store(String name) {
        return directory.resolve(name + ".p12").toString();
    }

    private String request(String name) {
        return directory.resolve(name + ".csr").toString();
    }

    private Path certificate(String name) {
        return directory.resolve(name + ".crt");
    }
}
