package dev.sessiondb.postgres;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.Optional;

/** What is wrong with a server's certificate, and what to do about it. */
final class TlsProblems {

    private TlsProblems() {}

    /** A cause in words and its hint. */
    record Explanation(String cause, String hint) {}

    /** Empty when the failure isn't about a certificate. */
    static Optional<Explanation> of(SQLException failure, String setting) {
        String subject = subject(failure);
        Optional<CertificateExpiredException> expired = find(failure, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return explained(
                    "the server's certificate" + subject + " has expired: "
                            + expired.get().getMessage(),
                    "let the server's administrator renew it, and look at this machine's clock");
        }
        Optional<CertificateNotYetValidException> early = find(failure, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return explained(
                    "the server's certificate" + subject + " is not valid yet: "
                            + early.get().getMessage(),
                    "look at this machine's clock, and at the server's certificate");
        }
        if (find(failure, CertPathBuilderException.class).isPresent()
                || find(failure, CertPathValidatorException.class).isPresent()) {
            return explained(
                    "the server's certificate" + subject + " was issued by no authority that `sslrootcert` names",
                    "give the certificate of the authority that issued it as `sslrootcert=FILE` in " + setting);
        }
        return otherHost(failure);
    }

    /** The driver's own exception has no cause, and its message is translated but for the class's name. */
    private static Optional<Explanation> otherHost(SQLException failure) {
        return SqlFailures.text(failure).contains("HostnameVerifier")
                ? explained(
                        "the server's certificate is not for the host name that is connected to: "
                                + SqlFailures.text(failure),
                        "connect by a name that the certificate has, or let the server have a certificate for this one; `sslmode=verify-ca` compares no names")
                : Optional.empty();
    }

    private static Optional<Explanation> explained(String cause, String hint) {
        return Optional.of(new Explanation(cause, hint));
    }

    private static String subject(SQLException failure) {
        return find(failure, CertPathValidatorException.class)
                .filter(e -> e.getCertPath() != null && e.getIndex() >= 0)
                .map(e -> e.getCertPath().getCertificates().get(e.getIndex()))
                .filter(X509Certificate.class::isInstance)
                .map(c -> " (" + ((X509Certificate) c).getSubjectX500Principal().getName() + ")")
                .orElse("");
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
