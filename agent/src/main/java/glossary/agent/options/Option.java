package glossary.agent.options;

import java.util.Locale;

/** Every option of the agent, declared once. {@code docs/agent.md} is tested against it. */
enum Option {
  ENABLED("enabled", OptionType.BOOLEAN, "true", "`false`: the agent stays off."),
  CONFIG(
      "config",
      OptionType.FILE,
      null,
      "A properties file (UTF-8, at most 64 KB) with more options."),
  NAME("name", OptionType.NAME, null, "Label of this JVM in metrics; by default its main class."),
  TELEMETRY_DIR(
      "telemetry.dir",
      OptionType.FILE,
      null,
      "Folder of the telemetry file; by default the one where the sidecar looks."),
  HEADERS("headers", OptionType.MODE, "safe", "`off`, `safe`, `report` or `enforce`, see below."),
  HEADERS_CSP(
      "headers.csp",
      OptionType.POLICY,
      null,
      "The policy of `report` and `enforce`; by default one that breaks no page."),
  HEADERS_REPORT_TO(
      "headers.report-to",
      OptionType.REPORT_TO,
      null,
      "Path or URL that browsers report to in `report`; that mode needs it."),
  HEADERS_HSTS(
      "headers.hsts",
      OptionType.HSTS,
      "false",
      "`true` (one year) or a value such as `max-age=300`: HSTS on secure requests."),
  HEADERS_PATHS(
      "headers.paths",
      OptionType.RULES,
      null,
      "Modes for parts of the site, such as `/embed/*=off,/admin/*=enforce`."),
  HEADERS_STRIP(
      "headers.strip", OptionType.BOOLEAN, "false", "Removes `X-Powered-By` and `Server`."),
  RESPONSE_TIME("response.time", OptionType.BOOLEAN, "true", "Adds `X-Response-Time`."),
  REQUEST_ID(
      "request.id", OptionType.BOOLEAN, "true", "Adds `X-Request-ID`; keeps a valid incoming one."),
  ROUTES_MAX(
      "routes.max",
      OptionType.ROUTES,
      "200",
      "Routes counted on their own, 1 to 10000; then `{other}`."),
  ERRORS_MAX(
      "errors.max", OptionType.ERRORS, "100", "Groups of errors, 1 to 1000; then `{other}`."),
  SLOW_MS("slow.ms", OptionType.MILLIS, "1000", "From how many milliseconds a request is slow."),
  PORT("port", OptionType.PORT, "off", "Port of the Prometheus endpoint; `off` or 0: none."),
  HOST("host", OptionType.HOST, "127.0.0.1", "Address that the Prometheus endpoint binds."),
  JMX("jmx", OptionType.BOOLEAN, "true", "Registers the MXBeans `glossary.agent:type=*`."),
  HOOKS_OFF(
      "hooks.off",
      OptionType.NAMES,
      null,
      "What to leave alone, by commas: tomcat, jetty, undertow, netty, vertx, webflux, spring, jersey,"
          + " javalin, spark, jdk, grizzly, helidon, servlet; logback, log4j2, log4j, jul,"
          + " jboss-logmanager, mdc."),
  DEBUG("debug", OptionType.BOOLEAN, "false", "Says more on standard error.");

  final String key;
  final OptionType type;

  /** As it would be given; null for none. */
  final String byDefault;

  /** One line of Markdown. */
  final String says;

  Option(String key, OptionType type, String byDefault, String says) {
    this.key = key;
    this.type = type;
    this.byDefault = byDefault;
    this.says = says;
  }

  /** Null if there is no such option. */
  static Option of(String key) {
    for (Option option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  String systemProperty() {
    return OptionSources.PROPERTY_PREFIX + key;
  }

  String environmentVariable() {
    return OptionSources.ENVIRONMENT_PREFIX
        + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
