package glossary.sidecar.security.rate;

import glossary.sidecar.security.client.Networks;
import java.time.Duration;

/**
 * How much one client may ask for.
 *
 * @param enforced whether requests beyond it are refused, not just counted
 * @param requests units in a window
 * @param window in which they flow back
 * @param burst units at once
 * @param maxKeys clients that are told apart
 * @param concurrent requests of one client at the same time
 * @param exempt clients without a limit
 */
public record RateLimitSettings(
    boolean enforced,
    int requests,
    Duration window,
    int burst,
    int maxKeys,
    int concurrent,
    Networks exempt) {}
