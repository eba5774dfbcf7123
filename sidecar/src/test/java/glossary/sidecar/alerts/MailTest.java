package glossary.sidecar.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.Settings;
import glossary.sidecar.testing.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTest {

  @Test
  void alerts_that_come_together_are_one_mail() throws Exception {
    try (MailReceiver server = new MailReceiver();
        Delivery delivery =
            new Delivery(mail(server, null), Duration.ofMillis(300), Duration.ofMillis(1))) {
      for (int i = 0; i < 5; i++) {
        delivery.offer(alert("Title " + i, "Sentence " + i + "."));
      }
      Eventually.holds(() -> server.mails().size() == 1);
      String mail = server.mails().get(0);

      assertThat(mail)
          .contains("Subject: [glossary-sidecar] Title 0 and 4 more")
          .contains("From: sidecar@example.org", "To: ops@example.org, night@example.org")
          .contains("Auto-Submitted: auto-generated", "Sentence 0.", "Sentence 4.", "new_error")
          .contains("Sent by glossary-sidecar test.");
      assertThat(server.commands())
          .contains("RCPT TO:<ops@example.org>", "RCPT TO:<night@example.org>");
    }
  }

  @Test
  void no_text_can_add_a_header_or_a_receiver() throws Exception {
    try (MailReceiver server = new MailReceiver()) {
      mail(server, null).send(List.of(alert("x\r\nBcc: evil@example.org\r\n\r\nhello", "s")));

      assertThat(server.mails().get(0).lines().takeWhile(line -> !line.isEmpty()))
          .noneMatch(line -> line.startsWith("Bcc"));
      assertThat(server.commands()).noneMatch(line -> line.contains("evil"));
    }
  }

  @Test
  void a_password_is_never_sent_in_clear_text() throws Exception {
    try (MailReceiver server = new MailReceiver()) {
      assertThatThrownBy(() -> mail(server, "hunter2").send(List.of(alert("t", "s"))))
          .isInstanceOf(IOException.class);
      assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void letters_beyond_ascii_arrive() throws Exception {
    try (MailReceiver server = new MailReceiver()) {
      mail(server, null).send(List.of(alert("Größe", "Übermäßig.")));

      assertThat(server.mails().get(0)).contains("=?UTF-8?", "Content-Type: text/plain");
    }
  }

  @Test
  void mail_needs_a_server_a_sender_and_a_receiver() {
    String[] all = {
      "EMAIL_ENABLED=true", "SMTP_HOST=h", "SMTP_FROM=a@b.example", "SMTP_TO=c@d.example"
    };
    assertThat(MailSettings.of(Settings.of(all))).isPresent();
    for (int left = 0; left < all.length; left++) {
      String[] some = all.clone();
      some[left] = "SMTP_PORT=25";
      assertThat(MailSettings.of(Settings.of(some))).as("without %s", all[left]).isEmpty();
    }
  }

  private static Mail mail(MailReceiver server, String password) {
    String user = password == null ? null : "sidecar";
    return new Mail(
        new MailSettings(
            "127.0.0.1",
            server.port(),
            false,
            user,
            password,
            "sidecar@example.org",
            List.of("ops@example.org", "night@example.org")),
        "glossary-sidecar test");
  }

  private static Alert alert(String title, String sentence) {
    return new Alert(
        "id", Instant.EPOCH, AlertKind.NEW_ERROR, title, sentence, Map.of("a", "b"), 0);
  }
}
