package glossary.sidecar.host;

import glossary.api.telemetry.RequestSeries;

/** Which requests are counted together. */
record RequestKey(String method, String route, int status) {
  private static final String OTHER_METHOD = "OTHER";
  private static final String OTHER = "{other}";
  private static final int HUNDRED = 100;

  static RequestKey of(RequestSeries series) {
    return new RequestKey(series.method, series.route, series.status);
  }

  /** What counts it where there is no room for another one; as the agent does. */
  RequestKey other() {
    boolean strange = status < 0 || status >= 10 * HUNDRED;
    return new RequestKey(OTHER_METHOD, OTHER, strange ? 0 : status / HUNDRED * HUNDRED);
  }
}
