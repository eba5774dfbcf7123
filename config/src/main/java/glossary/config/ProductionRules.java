package glossary.config;

import java.util.List;

/** What production demands, so that nothing meant for a desk reaches the world. */
final class ProductionRules {
  private static final int LEAST_TOKEN = 16;
  private static final int LEAST_KEY = 32;
  private static final String MAKE_ONE = "make one with: openssl rand -hex 32";

  static final List<Rule> ALL =
      List.of(
          new Rule(
              "P01",
              Catalogue.ADMIN_TOKEN,
              true,
              "must be set in production to at least 16 characters that are no placeholder",
              MAKE_ONE,
              s -> s.find(Catalogue.ADMIN_TOKEN).isEmpty() || weak(s, Catalogue.ADMIN_TOKEN)),
          token("P02", Catalogue.EDITOR_TOKEN),
          token("P03", Catalogue.READER_TOKEN),
          new Rule(
              "P04",
              Catalogue.SECRET_KEY,
              true,
              "must be at least 32 characters in production, and no default or placeholder",
              MAKE_ONE + ", or leave it unset",
              s ->
                  s.find(Catalogue.SECRET_KEY)
                      .filter(key -> isWeak(key.reveal(), LEAST_KEY))
                      .isPresent()),
          off("P05", Catalogue.DEBUG),
          off("P06", Catalogue.RELOAD),
          off("P07", Catalogue.AUTO_RELOAD),
          off("P08", Catalogue.SHOW_ERROR_DETAILS),
          off("P09", Catalogue.DOCS_ENABLED),
          new Rule(
              "P10",
              Catalogue.ALLOWED_ORIGINS,
              true,
              "must not hold * in production",
              "name the origins, such as https://example.org",
              s -> s.get(Catalogue.ALLOWED_ORIGINS, List.of()).contains("*")),
          new Rule(
              "P11",
              Catalogue.ALLOWED_ORIGINS,
              false,
              "should not hold http:// origins of other machines in production",
              "serve those pages by https",
              s ->
                  s.get(Catalogue.ALLOWED_ORIGINS, List.of()).stream()
                      .anyMatch(Addresses::isPlainHttpElsewhere)),
          on("P12", Catalogue.BACKUP_ENABLED),
          on("P13", Catalogue.HEALTH_CHECK_ENABLED),
          new Rule(
              "P14",
              Catalogue.JMX_PORT,
              true,
              "must be 0 in production without TLS_CERT_FILE",
              "set TLS_CERT_FILE and TLS_KEY_FILE, or use jconsole on the machine itself",
              s -> s.get(Catalogue.JMX_PORT, 0) != 0 && !s.isSet(Catalogue.TLS_CERT_FILE)));

  private static Rule token(String id, Setting<BearerTokens> token) {
    return new Rule(
        id,
        token,
        true,
        "must be at least 16 characters in production, and no placeholder",
        MAKE_ONE + ", or leave it unset",
        s -> weak(s, token));
  }

  private static Rule off(String id, Setting<Boolean> setting) {
    return new Rule(
        id,
        setting,
        true,
        "must be false in production",
        "set it to false",
        s -> s.get(setting, false));
  }

  private static Rule on(String id, Setting<Boolean> setting) {
    return new Rule(
        id,
        setting,
        true,
        "must be true in production",
        "set it to true",
        s -> !s.get(setting, true));
  }

  /** Whether one of the tokens is. */
  private static boolean weak(Settings settings, Setting<BearerTokens> tokens) {
    return settings.find(tokens).map(BearerTokens::reveal).orElse(List.of()).stream()
        .anyMatch(token -> isWeak(token, LEAST_TOKEN));
  }

  private static boolean isWeak(String secret, int least) {
    return secret.length() < least || Placeholders.looksLikeOne(secret);
  }

  private ProductionRules() {}
}
