package glossary.sidecar.security.rate;

import glossary.sidecar.security.client.IpAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts what clients take. Each has a bucket of its own and, where it has no valid token, shares
 * one of eight times the size with its neighbours, so that a whole network is limited too. Memory
 * is bounded: clients for whom there is no room share their network's bucket, and where there is no
 * room for that either, one for all. Thread-safe.
 */
public final class RateLimiter {
  private static final int OF_NETWORK = 8;
  private static final int OF_ALL = 64;
  private static final int MOST_TOKENS = 1000;
  private static final int CLIENTS_OF_NETWORK = 4;
  private static final int FAILURE_HALVES = 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final KeyTable clients;
  private final KeyTable networks;
  private final KeyTable tokens = new KeyTable(MOST_TOKENS);
  private final Bucket overflow = new Bucket();
  private final Bucket failures = new Bucket();
  private final LongAdder overflowed = new LongAdder();
  private final Map<Limit, Policy> policies = new EnumMap<>(Limit.class);
  private final LongSupplier nanoTime;
  private final long start;

  public RateLimiter(RateLimitSettings settings) {
    this(settings, System::nanoTime);
  }

  RateLimiter(RateLimitSettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.clients = new KeyTable(settings.maxKeys());
    this.networks = new KeyTable(Math.max(1, settings.maxKeys() / CLIENTS_OF_NETWORK));
    Policy one = Policy.of(Limit.DEFAULT, settings.requests(), settings.window(), settings.burst());
    put(one);
    put(one.times(Limit.NETWORK, OF_NETWORK));
    put(one.times(Limit.OVERFLOW, OF_ALL));
    put(Policy.of(Limit.WATCH, 60, MINUTE, 60));
    put(Policy.of(Limit.REPORTS, 60, MINUTE, 60));
    put(Policy.of(Limit.SIGN_IN, 100, MINUTE, 100));
    put(Policy.ofConcurrent(settings.concurrent()));
  }

  /** Counts a token from there that is not valid; after ten in a minute no more are looked at. */
  public void failedSignIn(InetAddress client) {
    long now = now();
    Bucket bucket = clients.find(Key.ofClient(IpAddress.of(client), Limit.SIGN_IN), now);
    Gcra each = policy(Limit.SIGN_IN).gcra();
    if (bucket == null) {
      each.times(OF_ALL).takeAnyway(failures, FAILURE_HALVES, now);
    } else {
      each.takeAnyway(bucket, FAILURE_HALVES, now);
    }
  }

  /** Whether so many tokens from there were not valid that no more are looked at for now. */
  public boolean refusesSignIn(InetAddress client) {
    return refusedSignIn(IpAddress.of(client)) != null;
  }

  /** Clients, networks and tokens that are told apart now, those with nothing taken included. */
  public int keys() {
    return clients.size() + networks.size() + tokens.size();
  }

  /** How often a client shared a bucket because there was no room for one of its own. */
  public long overflowed() {
    return overflowed.sum();
  }

  Policy policy(Limit limit) {
    return policies.get(limit);
  }

  /** In minutes, for the log. */
  int minute() {
    return (int) (now() / MINUTE.toNanos());
  }

  /** A refusal if too many tokens from there were not valid; else null. */
  Verdict refusedSignIn(IpAddress client) {
    long now = now();
    Policy policy = policy(Limit.SIGN_IN);
    Bucket own = clients.known(Key.ofClient(client, Limit.SIGN_IN));
    Gcra gcra = own == null ? policy.gcra().times(OF_ALL) : policy.gcra();
    Bucket bucket = own == null ? failures : own;
    long wait = gcra.wait(bucket, FAILURE_HALVES, now);
    return wait == 0 ? null : policy.refuse(bucket, wait);
  }

  /**
   * Takes what a request costs, or nothing at all.
   *
   * @param token names the valid token that was sent; null if there was none
   */
  Verdict decide(IpAddress client, String token, Charge charge) {
    while (true) {
      Verdict verdict = tryToDecide(client, token, charge, now());
      if (verdict != null) {
        return verdict;
      }
    }
  }

  /** Null if a bucket was swept away meanwhile. */
  private Verdict tryToDecide(IpAddress client, String token, Charge charge, long now) {
    Bucket own =
        token == null
            ? clients.find(Key.ofClient(client, charge.limit()), now)
            : tokens.find(Key.ofToken(token, charge.limit()), now);
    boolean shared = token == null && charge.limit() == Limit.DEFAULT;
    Bucket network = shared ? networks.find(Key.ofNetwork(client), now) : null;
    if (own == null) {
      overflowed.increment();
      return network == null
          ? take(policy(Limit.OVERFLOW), overflow, charge, now)
          : take(policy(Limit.NETWORK), network, charge, now);
    }
    Policy policy = policy(charge.limit());
    Verdict mine = take(policy, own, charge, now);
    if (network == null || mine == null || !mine.allowed()) {
      return mine;
    }
    Verdict ours = take(policy(Limit.NETWORK), network, charge, now);
    if (ours == null || !ours.allowed()) {
      policy.gcra().giveBack(own, charge.halves());
      return ours;
    }
    return mine.tighter(ours);
  }

  private static Verdict take(Policy policy, Bucket bucket, Charge charge, long now) {
    long taken = policy.gcra().take(bucket, charge.halves(), now);
    if (taken == Gcra.GONE) {
      return null;
    }
    return taken < 0 ? policy.refuse(bucket, -taken) : policy.allow(bucket, taken);
  }

  private void put(Policy policy) {
    policies.put(policy.limit(), policy);
  }

  /** Positive, so that a new bucket's zero lies in the past. */
  private long now() {
    return nanoTime.getAsLong() - start + 1;
  }
}
