package glossary.sidecar.alerts;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Sends a batch of alerts as one plain-text mail. A password goes over TLS only. */
final class Mail implements Channel {
  private static final int MOST = 50;
  private static final String CONNECT_MILLIS = "5000";
  private static final String ANSWER_MILLIS = "10000";

  private final MailSettings settings;
  private final String source;
  private final Session session;

  /**
   * @param source who sends it
   */
  Mail(MailSettings settings, String source) {
    this.settings = settings;
    this.source = source;
    this.session = Session.getInstance(properties(settings));
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public int batch() {
    return MOST;
  }

  @Override
  public void send(List<Alert> alerts) throws IOException {
    try {
      MimeMessage message = message(alerts);
      try (Transport transport = session.getTransport("smtp")) {
        transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        transport.sendMessage(message, message.getAllRecipients());
      }
    } catch (MessagingException failed) {
      throw new IOException(failed.getClass().getSimpleName(), failed);
    }
  }

  private MimeMessage message(List<Alert> alerts) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from(), true));
    for (String receiver : settings.to()) {
      message.addRecipient(Message.RecipientType.TO, new InternetAddress(receiver, true));
    }
    message.setSubject(oneLine(subject(alerts)), "UTF-8");
    message.setSentDate(Date.from(alerts.get(0).at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(text(alerts), "UTF-8");
    return message;
  }

  private static String subject(List<Alert> alerts) {
    String first = "[glossary-sidecar] " + alerts.get(0).title();
    return alerts.size() == 1 ? first : first + " and " + (alerts.size() - 1) + " more";
  }

  private String text(List<Alert> alerts) {
    StringBuilder text = new StringBuilder();
    for (Alert alert : alerts) {
      text.append(alert.title()).append('\n');
      text.append(alert.at().truncatedTo(ChronoUnit.SECONDS)).append("  ");
      text.append(alert.kind().word()).append('\n');
      text.append(alert.sentence()).append('\n');
      for (Map.Entry<String, String> detail : alert.details().entrySet()) {
        text.append("  ").append(detail.getKey()).append(": ");
        text.append(oneLine(detail.getValue())).append('\n');
      }
      if (alert.omitted() > 0) {
        text.append("  ").append(alert.omitted()).append(" more of this kind were left out.\n");
      }
      text.append('\n');
    }
    return text.append("Sent by ").append(source).append(".\n").toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    boolean password = settings.user() != null;
    properties.setProperty("mail.smtp.auth", Boolean.toString(password));
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.tlsAtOnce()));
    properties.setProperty("mail.smtp.starttls.enable", "true");
    properties.setProperty(
        "mail.smtp.starttls.required", Boolean.toString(password && !settings.tlsAtOnce()));
    return properties;
  }
}
