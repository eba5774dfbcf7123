package glossary.agent.errors;

import glossary.api.telemetry.RecentError;

/** Hears of every error as it happens. */
public interface ErrorListener {
  /** On the request's thread; must not block. */
  void error(RecentError error);
}
