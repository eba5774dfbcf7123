package glossary.sidecar.tls;

import glossary.sidecar.http.Tls;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of TLS. Its files are looked at each second, and what they hold is taken into
 * use for the handshakes from then on; open connections go on. Files that do not fit together leave
 * what is in use alone, and are reported when they are seen so twice, since a certificate and its
 * key are seldom replaced at the same instant. Thread-safe.
 */
public final class ServerTls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
  private static final int SESSIONS = 1000;
  private static final int SESSION_SECONDS = 3600;

  private final TlsFiles files;
  private final CurrentIdentity current;
  private final Tls tls;
  private final SSLContext toOurselves;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<String> problem = Optional.empty();
  private String failedBefore = "";

  private ServerTls(TlsFiles files, Identity first, Clock clock) {
    this.files = files;
    this.current = new CurrentIdentity(first);
    this.tls =
        new Tls(
            context(),
            files.authorities().isEmpty() ? null : new ClientRoles(this::authorities, clock));
    this.toOurselves = PinnedCertificate.context(this::certificate);
  }

  /**
   * Watches the files until it is closed.
   *
   * @throws TlsUnusable that says what is wrong with them
   */
  public static ServerTls open(TlsFiles files, Clock clock) throws TlsUnusable {
    ServerTls opened = unwatched(files, clock);
    Thread thread = new Thread(opened::watch, "tls-files");
    thread.setDaemon(true);
    thread.start();
    return opened;
  }

  static ServerTls unwatched(TlsFiles files, Clock clock) throws TlsUnusable {
    TlsDefaults.apply();
    Identity first = Identity.of(files.read(), files);
    return new ServerTls(files, first, clock);
  }

  /** For servers. */
  public Tls tls() {
    return tls;
  }

  /** For clients that speak to ourselves and to nobody else. */
  public SSLContext toOurselves() {
    return toOurselves;
  }

  /** Answers at once. */
  public CertificateState state() {
    X509Certificate own = certificate();
    return new CertificateState(
        Certificates.subject(own),
        own.getNotBefore().toInstant(),
        own.getNotAfter().toInstant(),
        problem);
  }

  /** Takes what the files hold now into use, if it has changed. Called by one thread. */
  void look() {
    String failed;
    try {
      FileContents now = files.read();
      if (!current.get().isOf(now)) {
        change(Identity.of(now, files));
      }
      failed = "";
      problem = Optional.empty();
    } catch (TlsUnusable unusable) {
      failed = unusable.getMessage();
      if (failed.equals(failedBefore) && !problem.equals(Optional.of(failed))) {
        problem = Optional.of(failed);
        LOG.warn("The TLS certificate of before stays in use: {}", failed);
      }
    }
    failedBefore = failed;
  }

  private void change(Identity next) {
    current.change(next);
    X509Certificate own = next.certificate();
    LOG.info(
        "TLS uses what its files hold now: the certificate of {}, until {}",
        Certificates.subject(own),
        own.getNotAfter().toInstant());
  }

  private void watch() {
    try {
      while (!closed.await(1, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private X509Certificate certificate() {
    return current.get().certificate();
  }

  private Optional<Authorities> authorities() {
    return current.get().clients();
  }

  private SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          new KeyManager[] {current},
          new TrustManager[] {new TrustedClients(this::authorities)},
          null);
      context.getServerSessionContext().setSessionCacheSize(SESSIONS);
      context.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has TLS", impossible);
    }
  }

  /** Stops looking at the files. */
  @Override
  public void close() {
    closed.countDown();
  }
}
