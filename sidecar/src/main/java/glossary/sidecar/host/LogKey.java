package glossary.sidecar.host;

import glossary.api.telemetry.LogCount;

/** Which log lines are counted together. */
record LogKey(String level, String type) {

  static LogKey of(LogCount count) {
    return new LogKey(count.level, count.type);
  }

  LogKey other() {
    return new LogKey(level, "{other}");
  }
}
