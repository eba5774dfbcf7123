package glossary.sidecar.alerts;

import glossary.config.Catalogue;
import glossary.config.Secret;
import glossary.config.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Passes alerts on to the channels that the settings name. So many of a kind in an hour at most;
 * the rest is counted and told with the next. Thread-safe.
 */
public final class AlertSender implements Alerts, AutoCloseable {
  private static final int PER_HOUR = 30;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MAIL_BATCH = Duration.ofSeconds(60);
  private static final Duration FIRST_REST = Duration.ofSeconds(1);

  private final List<Delivery> deliveries;
  private final Clock clock;
  private final Map<AlertKind, Window> windows = new EnumMap<>(AlertKind.class);

  /** What was sent of one kind in the current hour. */
  private static final class Window {
    private Instant start;
    private int sent;
    private long omitted;
  }

  AlertSender(List<Delivery> deliveries, Clock clock) {
    this.deliveries = List.copyOf(deliveries);
    this.clock = clock;
  }

  /**
   * @param source who sends it, such as {@code glossary-sidecar 0.1.0}
   */
  public static AlertSender of(Settings settings, String source, Clock clock) {
    List<Delivery> deliveries = new ArrayList<>();
    Optional<Signature> signature =
        settings.find(Catalogue.ALERT_WEBHOOK_SECRET).map(Secret::reveal).map(Signature::new);
    settings
        .find(Catalogue.ALERT_WEBHOOK_URL)
        .map(url -> new Webhook(url, signature, source, clock))
        .ifPresent(webhook -> deliveries.add(new Delivery(webhook, Duration.ZERO, FIRST_REST)));
    MailSettings.of(settings)
        .map(mail -> new Mail(mail, source))
        .ifPresent(mail -> deliveries.add(new Delivery(mail, MAIL_BATCH, FIRST_REST)));
    return new AlertSender(deliveries, clock);
  }

  @Override
  public void alert(AlertKind kind, String title, String sentence, Map<String, String> details) {
    if (deliveries.isEmpty()) {
      return;
    }
    long omitted = admit(kind);
    if (omitted < 0) {
      return;
    }
    Alert alert =
        new Alert(
            UUID.randomUUID().toString(),
            clock.instant(),
            kind,
            title,
            sentence,
            new TreeMap<>(details),
            omitted);
    deliveries.forEach(delivery -> delivery.offer(alert));
  }

  @Override
  public void close() {
    deliveries.forEach(Delivery::close);
  }

  /** How many were left out before this one; -1 if this one is left out too. */
  private synchronized long admit(AlertKind kind) {
    Instant now = clock.instant();
    Window window = windows.computeIfAbsent(kind, key -> new Window());
    if (window.start == null || Duration.between(window.start, now).compareTo(HOUR) >= 0) {
      window.start = now;
      window.sent = 0;
    }
    if (window.sent >= PER_HOUR) {
      window.omitted++;
      return -1;
    }
    window.sent++;
    long omitted = window.omitted;
    window.omitted = 0;
    return omitted;
  }
}
