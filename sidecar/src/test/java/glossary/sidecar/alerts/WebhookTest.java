package glossary.sidecar.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.config.Settings;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.MovedClock;
import glossary.sidecar.testing.Receiver;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private final MovedClock clock = MovedClock.at("2026-11-24T12:00:00Z");

  @Test
  void an_alert_is_json_signed_together_with_its_time() throws Exception {
    try (Receiver receiver = new Receiver();
        AlertSender sender = AlertSender.of(settings(receiver), "glossary-sidecar test", clock)) {
      sender.alert(
          AlertKind.BACKUP_FAILED, "Backup failed", "The disk is full.", Map.of("free", "0"));
      Eventually.holds(() -> receiver.received().size() == 1);
      Receiver.Received received = receiver.received().get(0);
      JsonNode body = TestSidecar.parse(received.body());

      assertThat(body.get("kind").asText()).isEqualTo("backup_failed");
      assertThat(body.get("title").asText()).isEqualTo("Backup failed");
      assertThat(body.get("message").asText()).isEqualTo("The disk is full.");
      assertThat(body.get("timestamp").asText()).isEqualTo("2026-11-24T12:00:00Z");
      assertThat(body.at("/details/free").asText()).isEqualTo("0");
      assertThat(received.headers())
          .containsEntry("content-type", "application/json")
          .containsEntry("x-glossary-event", "backup_failed")
          .containsEntry("x-glossary-delivery", body.get("id").asText())
          .containsEntry("x-glossary-timestamp", "1795521600")
          .containsEntry("x-glossary-signature", "v1=" + hmac("1795521600." + received.body()));
    }
  }

  @Test
  void a_receiver_that_fails_is_tried_again_with_the_same_id() throws IOException {
    try (Receiver receiver =
            new Receiver().answering(number -> List.of(500, 429, 408, 200).get(number - 1));
        Delivery delivery = delivery(receiver.port(), Optional.empty());
        AlertSender sender = new AlertSender(List.of(delivery), clock)) {
      sender.alert(AlertKind.HEALTH_CHANGED, "Health", "Degraded.", Map.of());
      Eventually.holds(() -> receiver.received().size() == 4);

      assertThat(receiver.received())
          .extracting(each -> each.headers().get("x-glossary-delivery"))
          .containsOnly(receiver.received().get(0).headers().get("x-glossary-delivery"));
      assertThat(receiver.received().get(0).headers()).doesNotContainKey("x-glossary-signature");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 307, 400, 401, 404})
  void a_refusal_or_a_redirect_is_taken_as_it_is(int status) throws IOException {
    try (Receiver receiver = new Receiver().answering(number -> number == 1 ? status : 200);
        Delivery delivery = delivery(receiver.port(), Optional.empty());
        AlertSender sender = new AlertSender(List.of(delivery), clock)) {
      sender.alert(AlertKind.NEW_ERROR, "one", "One.", Map.of());
      sender.alert(AlertKind.NEW_ERROR, "two", "Two.", Map.of());
      Eventually.holds(() -> receiver.received().size() == 2);

      assertThat(receiver.received().get(1).body()).contains("Two.");
      assertThat(receiver.received()).extracting(Receiver.Received::path).containsOnly("/hook");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/x",
        "http://0.0.0.0:9123/",
        "http://224.0.0.1/"
      })
  void an_address_that_only_a_cloud_or_a_network_answers_under_is_refused(String url) {
    Webhook webhook = new Webhook(URI.create(url), Optional.empty(), "test", clock);
    Alert alert = new Alert("id", clock.instant(), AlertKind.NEW_ERROR, "t", "s", Map.of(), 0);

    assertThatThrownBy(() -> webhook.send(List.of(alert)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("ALERT_WEBHOOK_URL");
  }

  @Test
  void too_many_are_left_out_and_told_with_the_next() throws IOException {
    try (Receiver receiver = new Receiver();
        Delivery delivery = delivery(receiver.port(), Optional.empty());
        AlertSender sender = new AlertSender(List.of(delivery), clock)) {
      for (int i = 0; i < 100; i++) {
        sender.alert(AlertKind.NEW_ERROR, "n", "s", Map.of());
      }
      Eventually.holds(() -> receiver.received().size() == 30);
      clock.moves(Duration.ofMinutes(61));
      sender.alert(AlertKind.NEW_ERROR, "n", "s", Map.of());
      Eventually.holds(() -> receiver.received().size() == 31);

      assertThat(receiver.received().get(30).body()).contains("\"omitted\":70");
    }
  }

  @Test
  void a_receiver_that_hangs_keeps_nobody_waiting() throws IOException {
    try (Receiver receiver = new Receiver().answering(number -> -1);
        Delivery delivery = delivery(receiver.port(), Optional.empty())) {
      Alert alert = new Alert("id", clock.instant(), AlertKind.NEW_ERROR, "t", "s", Map.of(), 0);
      int taken = 0;
      while (taken < 10_000 && delivery.offer(alert)) {
        taken++;
      }

      assertThat(taken).isBetween(100, 102);
    }
  }

  private Delivery delivery(int port, Optional<Signature> signature) {
    Webhook webhook =
        new Webhook(URI.create("http://127.0.0.1:" + port + "/hook"), signature, "test", clock);
    return new Delivery(webhook, Duration.ZERO, Duration.ofMillis(1));
  }

  private static Settings settings(Receiver receiver) {
    return Settings.of(
        "ALERT_WEBHOOK_URL=http://127.0.0.1:" + receiver.port() + "/hook",
        "ALERT_WEBHOOK_SECRET=sesame-open");
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("sesame-open".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
