package glossary.sidecar.host;

import glossary.api.telemetry.ErrorCount;

/** Which errors are counted together. */
record ErrorKey(String type, String route) {
  static final ErrorKey OTHER = new ErrorKey("{other}", "{other}");

  static ErrorKey of(ErrorCount count) {
    return new ErrorKey(count.type, count.route);
  }
}
