package glossary.sidecar.tls;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.ClientCertificate;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who a client is by its certificate. A connection and its resumed sessions can outlive the
 * certificate and the authority that were believed in the handshake, so the certificate is checked
 * again, once for each change of the authorities, and its times at each request. Thread-safe.
 */
final class ClientRoles implements Function<SSLSession, ClientCertificate> {
  private static final int MOST_KNOWN = 1000;

  private record Known(Authorities by, Instant until, ClientCertificate client) {}

  private final Supplier<Optional<Authorities>> authorities;
  private final Clock clock;
  private final Map<X509Certificate, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<X509Certificate, Known> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  ClientRoles(Supplier<Optional<Authorities>> authorities, Clock clock) {
    this.authorities = authorities;
    this.clock = clock;
  }

  @Override
  public ClientCertificate apply(SSLSession session) {
    Optional<Authorities> now = authorities.get();
    X509Certificate[] chain = now.isEmpty() ? null : shown(session);
    return chain == null ? ClientCertificate.NONE : of(chain, now.get());
  }

  @SuppressWarnings("ReferenceEquality") // other authorities are another object
  private ClientCertificate of(X509Certificate[] chain, Authorities by) {
    Known last;
    synchronized (known) {
      last = known.get(chain[0]);
    }
    if (last == null || last.by != by || !clock.instant().isBefore(last.until)) {
      last = look(chain, by);
      synchronized (known) {
        known.put(chain[0], last);
      }
    }
    return last.client;
  }

  private Known look(X509Certificate[] chain, Authorities by) {
    try {
      by.require(chain);
      Instant until =
          Arrays.stream(chain)
              .map(each -> each.getNotAfter().toInstant())
              .min(Instant::compareTo)
              .orElseThrow();
      String name = Certificates.subject(chain[0]);
      Access role = SubjectRole.of(chain[0].getSubjectX500Principal());
      return new Known(by, until, new ClientCertificate(name, role));
    } catch (CertificateException noLonger) {
      return new Known(by, Instant.MAX, ClientCertificate.NONE);
    }
  }

  /** Null if the client has shown none. */
  private static X509Certificate[] shown(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
    } catch (SSLPeerUnverifiedException none) {
      return null;
    }
  }
}
