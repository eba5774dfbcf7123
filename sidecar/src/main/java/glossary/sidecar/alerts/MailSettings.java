package glossary.sidecar.alerts;

import glossary.config.Catalogue;
import glossary.config.Secret;
import glossary.config.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Where mail goes and by whom.
 *
 * @param tlsAtOnce whether the server speaks TLS from the first byte; otherwise it may offer
 *     STARTTLS
 * @param user null for none
 * @param password null for none
 */
record MailSettings(
    String host,
    int port,
    boolean tlsAtOnce,
    String user,
    String password,
    String from,
    List<String> to) {
  private static final int SMTPS = 465;

  /** Empty if mail is off, or if there is no server, sender or receiver. */
  static Optional<MailSettings> of(Settings settings) {
    Optional<String> host = settings.find(Catalogue.SMTP_HOST);
    Optional<String> from = settings.find(Catalogue.SMTP_FROM);
    List<String> to = settings.get(Catalogue.SMTP_TO);
    if (!settings.get(Catalogue.EMAIL_ENABLED)
        || host.isEmpty()
        || from.isEmpty()
        || to.isEmpty()) {
      return Optional.empty();
    }
    String user = settings.find(Catalogue.SMTP_USER).orElse(null);
    String password = settings.find(Catalogue.SMTP_PASSWORD).map(Secret::reveal).orElse(null);
    int port = settings.get(Catalogue.SMTP_PORT);
    return Optional.of(
        new MailSettings(host.get(), port, port == SMTPS, user, password, from.get(), to));
  }

  @Override
  public String toString() {
    return "MailSettings[" + host + ":" + port + "]";
  }
}
