package glossary.sidecar.errors;

/** Errors a minute, over the last 1, 5, 15 and 60 minutes. */
public record ErrorRates(double over1, double over5, double over15, double over60) {
  static final ErrorRates NONE = new ErrorRates(0, 0, 0, 0);

  static ErrorRates of(Rates rates, long nowMillis) {
    return new ErrorRates(
        rates.perMinute(1, nowMillis),
        rates.perMinute(5, nowMillis),
        rates.perMinute(15, nowMillis),
        rates.perMinute(60, nowMillis));
  }
}
