package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.set;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.CheckCase.with;

import java.nio.file.Files;
import java.util.List;

/** Settings that are wrong, and settings that are right. */
final class ConfigurationCases {
  static final String TOKEN = "q8Zr4cVn1xKf7TbW3mLs9hDp";
  static final String ADMIN = "ADMIN_TOKEN=" + TOKEN;
  static final String PRODUCTION = "ENVIRONMENT=production";

  static final List<CheckCase> ALL =
      List.of(
          objects("CFG-01", set("API_PORT=many"), set("API_PORT=9000")),
          warns(
              "CFG-02",
              with(one -> Files.writeString(one.folder().resolve(".env"), "API_PROT=9000\n")),
              with(one -> Files.writeString(one.folder().resolve(".env"), "API_PORT=9000\n"))),
          objects("CFG-03", set("API_HOST=0.0.0.0"), set("API_HOST=0.0.0.0", PRODUCTION, ADMIN)),
          switched("CFG-04", "DEBUG", true),
          switched("CFG-05", "RELOAD", true),
          switched("CFG-06", "AUTO_RELOAD", true),
          switched("CFG-07", "SHOW_ERROR_DETAILS", true),
          switched("CFG-08", "DOCS_ENABLED", true),
          switched("CFG-09", "HEALTH_CHECK_ENABLED", false),
          warns(
              "CFG-10",
              set("DATABASE_URL=sqlite:///data/glossary.db"),
              set("DATABASE_URL=sqlite:////data/glossary.db")),
          warns("CFG-11", set("LOG_LEVEL=DEBUG"), set("LOG_LEVEL=INFO")),
          warns("CFG-12", set(), set("ALERT_WEBHOOK_URL=https://alerts.example.org/x")),
          warns(
              "CFG-13",
              set(PRODUCTION, ADMIN, "METRICS_ENABLED=false"),
              set(PRODUCTION, ADMIN, "METRICS_ENABLED=true", "PROMETHEUS_ENABLED=true")));

  private ConfigurationCases() {}

  /**
   * @param wrong what production does not want
   */
  static CheckCase switched(String id, String name, boolean wrong) {
    return warns(id, set(name + "=" + wrong), set(name + "=" + !wrong));
  }
}
