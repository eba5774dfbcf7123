package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Category;
import glossary.config.Layer;
import glossary.config.Setting;
import glossary.config.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Settings that are understood and that this version does nothing with. */
final class NotYet {
  private static final Set<Category> CATEGORIES = EnumSet.of(Category.ERRORS);
  private static final List<String> BEGINNINGS =
      List.of(
          "RATE_LIMIT_",
          "INPUT_MODE",
          "HSTS_",
          "UPLOAD_MAX",
          "UPLOAD_ALLOWED",
          "LOG_DIR",
          "LOG_FORMAT",
          "LOG_MAX",
          "LOG_BACKUP",
          "SIDECAR_LOG_DIR",
          "DOCS_URL",
          "ALERT_",
          "SMTP_",
          "EMAIL_",
          "TRUSTED_PROXIES",
          "FORWARDED_HEADER");

  private NotYet() {}

  /**
   * @throws Failure if a certificate is set: answering without TLS would send tokens in clear text
   */
  static void refuseTls(Settings settings) {
    if (settings.find(Catalogue.TLS_CERT_FILE).isPresent()) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          "TLS_CERT_FILE is set, and this version does not serve HTTPS. Put a proxy that ends TLS in front, and unset it.",
          null);
    }
  }

  /** Names that somebody set, for one warning. */
  static List<String> set(Settings settings) {
    return Catalogue.ALL.stream()
        .filter(setting -> later(setting))
        .filter(setting -> settings.origin(setting).layer().compareTo(Layer.TEMPLATE) > 0)
        .map(Setting::name)
        .toList();
  }

  private static boolean later(Setting<?> setting) {
    return CATEGORIES.contains(setting.category())
        || BEGINNINGS.stream().anyMatch(setting.name()::startsWith);
  }
}
