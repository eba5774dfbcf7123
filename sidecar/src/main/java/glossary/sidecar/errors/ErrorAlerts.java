package glossary.sidecar.errors;

import glossary.config.LogLevel;
import glossary.sidecar.alerts.AlertKind;
import glossary.sidecar.alerts.Alerts;
import java.util.LinkedHashMap;
import java.util.Map;

/** Alerts people of errors of a kind that is new, and of every host that crashed. */
final class ErrorAlerts implements ErrorListener {
  private final Alerts alerts;

  ErrorAlerts(Alerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public void happened(ErrorReport report) {
    ErrorGroup group = report.group();
    if (group.type().equals(HostCrash.TYPE)) {
      alerts.alert(AlertKind.HOST_CRASHED, title(group), group.message(), details(report));
    } else if (report.isNew() && group.level().compareTo(LogLevel.ERROR) >= 0) {
      alerts.alert(
          AlertKind.NEW_ERROR,
          title(group),
          group.message() + " (see /api/errors/" + group.fingerprint() + ")",
          details(report));
    }
  }

  private static String title(ErrorGroup group) {
    if (group.type().equals(HostCrash.TYPE)) {
      return "Host " + group.host() + " crashed";
    }
    String where = group.host() == null ? "" : " in host " + group.host();
    return "New error: " + group.type() + where;
  }

  private static Map<String, String> details(ErrorReport report) {
    Map<String, String> details = new LinkedHashMap<>(report.context());
    ErrorGroup group = report.group();
    details.put("fingerprint", group.fingerprint());
    details.put("level", group.level().name());
    details.put("type", group.type());
    details.put("count", Long.toString(group.count()));
    details.put("first_seen", group.firstSeen().toString());
    return details;
  }
}
