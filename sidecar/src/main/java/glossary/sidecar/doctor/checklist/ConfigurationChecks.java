package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.CONFIGURATION;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.config.ConfigProblem;
import glossary.config.DatabaseUrl;
import glossary.config.Explanation;
import glossary.config.Layer;
import glossary.config.LogLevel;
import glossary.config.Resolution;
import glossary.config.Setting;
import glossary.config.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the settings are what a deployment needs. */
final class ConfigurationChecks {
  static final List<Check> ALL =
      List.of(
          Check.of(
              CONFIGURATION,
              "CFG-01",
              "The settings can be used",
              "every setting of the env file, the environment and the command line",
              "glossary-sidecar config check",
              ConfigurationChecks::usable),
          Check.of(
              CONFIGURATION,
              "CFG-02",
              "No setting looks unintended",
              "names close to known ones, and values that contradict each other",
              "glossary-sidecar config check",
              ConfigurationChecks::unintended),
          Check.of(
              CONFIGURATION,
              "CFG-03",
              "The environment is chosen",
              "ENVIRONMENT, and whether API_HOST lets other machines in",
              "ENVIRONMENT=production",
              ConfigurationChecks::environment),
          production("CFG-04", "Nothing is debugged", Catalogue.DEBUG, "P05"),
          production("CFG-05", "The server beside it does not reload", Catalogue.RELOAD, "P06"),
          production("CFG-06", "Its pages do not reload", Catalogue.AUTO_RELOAD, "P07"),
          production(
              "CFG-07", "Answers hold no details of errors", Catalogue.SHOW_ERROR_DETAILS, "P08"),
          production("CFG-08", "The API's description is private", Catalogue.DOCS_ENABLED, "P09"),
          production("CFG-09", "The health is checked", Catalogue.HEALTH_CHECK_ENABLED, "P13"),
          Check.of(
              CONFIGURATION,
              "CFG-10",
              "Every path is absolute",
              "DATABASE_URL and the folders that were set",
              "Write the paths from the root, such as DATABASE_URL=sqlite:////srv/glossary/glossary.db",
              ConfigurationChecks::absolute),
          Check.of(
              CONFIGURATION,
              "CFG-11",
              "The log is not flooded",
              "LOG_LEVEL",
              "LOG_LEVEL=INFO",
              ConfigurationChecks::logLevel),
          Check.of(
              CONFIGURATION,
              "CFG-12",
              "Somebody is told when something breaks",
              "ALERT_WEBHOOK_URL, EMAIL_ENABLED, SENTRY_ENABLED",
              "ALERT_WEBHOOK_URL=https://..., or EMAIL_ENABLED=true with SMTP_HOST, SMTP_FROM and SMTP_TO",
              ConfigurationChecks::alerts),
          Check.of(
              CONFIGURATION,
              "CFG-13",
              "Metrics can be collected",
              "METRICS_ENABLED, PROMETHEUS_ENABLED",
              "METRICS_ENABLED=true and PROMETHEUS_ENABLED=true",
              ConfigurationChecks::metrics));

  private ConfigurationChecks() {}

  /** A rule of the configuration that holds in production, judged wherever this is. */
  static Check production(String id, String title, Setting<?> setting, String rule) {
    return production(CONFIGURATION, id, title, setting, rule);
  }

  static Check production(Group group, String id, String title, Setting<?> setting, String rule) {
    return Check.of(
        group,
        id,
        title,
        setting.name() + " by rule " + rule + " of production",
        "glossary-sidecar config explain " + setting.name(),
        situation -> obeyed(situation, setting, rule));
  }

  private static Outcome obeyed(Situation situation, Setting<?> setting, String rule) {
    Optional<ConfigProblem> broken =
        situation.asProduction().problems().stream()
            .filter(problem -> problem.rule().equals(rule))
            .findFirst();
    if (broken.isEmpty()) {
      return ok("%s is as production wants it.", setting.name());
    }
    Outcome found = warning("%s", broken.get().line());
    Outcome step = found.next("%s: %s", setting.name(), broken.get().action());
    return situation.resolution().problems().isEmpty()
        ? situation.worse(step)
        : new Outcome(Level.PROBLEM, step.found(), step.next());
  }

  private static Outcome usable(Situation situation) {
    List<String> lines =
        situation.resolution().problems().stream().map(ConfigProblem::line).toList();
    return lines.isEmpty()
        ? ok("%d settings are understood.", Catalogue.ALL.size())
        : problem("%s", Sentences.some(lines));
  }

  private static Outcome unintended(Situation situation) {
    List<String> lines = situation.resolution().warnings().stream().map(Warning::line).toList();
    return lines.isEmpty()
        ? ok("No setting gives reason to ask.")
        : warning("%s", Sentences.some(lines));
  }

  private static Outcome environment(Situation situation) {
    String word = situation.settings().environment().word();
    if (situation.settings().production() || !situation.isPublic()) {
      return ok("The environment is %s, listening on %s.", word, host(situation));
    }
    return problem(
        "The environment is %s, and other machines can connect to %s.", word, host(situation));
  }

  private static Outcome absolute(Situation situation) {
    Resolution resolution = situation.resolution();
    List<String> relative = new ArrayList<>();
    for (Explanation each : resolution.explainAll()) {
      boolean set = each.origin().layer().compareTo(Layer.TEMPLATE) > 0;
      Object value = situation.find(each.setting()).orElse(null);
      Path path =
          value instanceof DatabaseUrl url
              ? url.file()
              : value instanceof Path plain ? plain : null;
      if (set && path != null && !path.isAbsolute()) {
        relative.add(each.setting().name() + "=" + path);
      }
    }
    return relative.isEmpty()
        ? ok("None of the paths that are set depends on the working directory.")
        : warning(
            "These depend on the working directory, which is %s: %s.",
            Sentences.clean(situation.workingDirectory().toString()), Sentences.some(relative));
  }

  private static Outcome logLevel(Situation situation) {
    LogLevel level = situation.get(Catalogue.LOG_LEVEL);
    return level == LogLevel.DEBUG ? warning("LOG_LEVEL is DEBUG.") : ok("LOG_LEVEL is %s.", level);
  }

  private static Outcome alerts(Situation situation) {
    List<String> ways = new ArrayList<>();
    situation.find(Catalogue.ALERT_WEBHOOK_URL).ifPresent(url -> ways.add("a webhook"));
    if (situation.get(Catalogue.EMAIL_ENABLED)) {
      ways.add("mail");
    }
    if (situation.get(Catalogue.SENTRY_ENABLED)) {
      ways.add("Sentry");
    }
    return ways.isEmpty()
        ? warning("Neither a webhook nor mail nor Sentry is set.")
        : ok("Alerts go by %s.", String.join(", ", ways));
  }

  private static Outcome metrics(Situation situation) {
    boolean on =
        situation.get(Catalogue.METRICS_ENABLED) && situation.get(Catalogue.PROMETHEUS_ENABLED);
    if (!situation.settings().production() && !on) {
      return notApplicable("Metrics are off, outside production.");
    }
    return on
        ? ok("Metrics are at %s.", situation.get(Catalogue.PROMETHEUS_ENDPOINT))
        : warning("Metrics are off.");
  }

  private static String host(Situation situation) {
    return situation.get(Catalogue.API_HOST);
  }
}
