package glossary.sidecar.health;

import static glossary.sidecar.health.Status.DEGRADED;
import static glossary.sidecar.health.Status.UNHEALTHY;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every issue that there is: what it makes of its subsystem, and its sentence, which says what is
 * the case and what to do. What stands in braces is filled in. {@code docs/health.md} lists them.
 */
enum Issues {
  DATABASE_UNREADABLE(UNHEALTHY, "{what the database room says, with what to do}"),
  DATABASE_BUSY(
      DEGRADED,
      "The database could not be read just now: {reason} If this stays, look for a process that"
          + " holds a lock on it: fuser -v {file}"),
  DATABASE_INTEGRITY(
      UNHEALTHY,
      "The database is damaged ({first problem}). Stop the glossary server, restore the newest good"
          + " backup (java -jar glossary-sidecar.jar restore ID), or repair a copy with sqlite3's"
          + " .recover."),
  BACKUP_INTEGRITY(
      UNHEALTHY,
      "The newest verified copy of the database is damaged ({first problem}), and so is the"
          + " database, most likely: restore an older backup with java -jar glossary-sidecar.jar"
          + " restore ID, or repair a copy with sqlite3's .recover."),
  INDEX_BUILDING(
      DEGRADED,
      "The search index is being built: {done} of {total} entries. Wait; searches answer from what"
          + " is there."),
  INDEX_BEHIND(
      DEGRADED,
      "The search index has been behind the database for {seconds} s{, because ...}. If this stays,"
          + " have it built anew: POST /api/index/rebuild"),
  INDEX_WAITING(
      DEGRADED,
      "The search index answers as it was, because the database cannot be read. See the issues of"
          + " database."),
  INDEX_COUNT(
      DEGRADED,
      "The search index has {indexed} entries and the database {entries}, although no change is"
          + " pending. Have it built anew: POST /api/index/rebuild"),
  SEARCH_FAILS(
      UNHEALTHY,
      "A search of the index fails ({kind of failure}). Have it built anew: POST"
          + " /api/index/rebuild; if that fails too, stop the sidecar, delete the folder index in"
          + " SIDECAR_DIR, and start it."),
  SEARCH_SLOW(
      DEGRADED,
      "A search of the index takes {milliseconds} ms. Look whether another process keeps the"
          + " processor or the disk busy: top, iostat -x 1"),
  HOST_INDEX_BROKEN(
      DEGRADED,
      "The full-text index in the glossary server's own database is broken: {finding} GET"
          + " /api/index/doctor gives the SQL that mends it. Searches of the sidecar do not depend on"
          + " it."),
  HOST_INDEX_STALE(
      DEGRADED,
      "The full-text index in the glossary server's own database is stale: {finding} GET"
          + " /api/index/doctor gives the SQL that mends it. Searches of the sidecar do not depend on"
          + " it."),
  DISK_LOW(
      DEGRADED,
      "{folder} ({setting}) has {free} GB free, less than DISK_WARNING_THRESHOLD_GB ({limit} GB)."
          + " Make room there: du -xh {folder} | sort -h | tail"),
  DISK_FULL(
      UNHEALTHY,
      "{folder} ({setting}) has {free} GB free, less than DISK_CRITICAL_THRESHOLD_GB ({limit} GB)."
          + " Make room there now: du -xh {folder} | sort -h | tail"),
  DISK_UNKNOWN(
      DEGRADED,
      "The disk of {folder} ({setting}) cannot be looked at ({kind of failure}). Check that it is"
          + " mounted and that this user may enter it: ls -ld {folder}"),
  LOGS_FAILING(
      DEGRADED,
      "A log file cannot be written at this moment; warnings and errors are kept in memory, and"
          + " {number} other lines are lost. Make room in LOG_DIR: df -h; or let this user write"
          + " there: ls -l"),
  MEMORY_HIGH(
      DEGRADED,
      "{percent} % of the memory of {the machine or the container} is used, more than"
          + " MEMORY_WARNING_THRESHOLD_PERCENT ({limit} %). See what uses it: ps aux --sort=-rss |"
          + " head; or give it more."),
  MEMORY_CRITICAL(
      UNHEALTHY,
      "{percent} % of the memory of {the machine or the container} is used, more than"
          + " MEMORY_CRITICAL_THRESHOLD_PERCENT ({limit} %). See what uses it: ps aux --sort=-rss |"
          + " head; or give it more, before the system ends a process."),
  HEAP_HIGH(
      DEGRADED,
      "{percent} % of the sidecar's own heap is in use after collection. Give it more with -Xmx"
          + " ({now} MB now)."),
  BACKUP_NONE(
      DEGRADED,
      "There is no backup. Take one now: java -jar glossary-sidecar.jar backup; and check"
          + " BACKUP_ENABLED, BACKUP_SCHEDULE and BACKUP_DIR."),
  BACKUP_OLD(
      DEGRADED,
      "The newest backup is {hours} h old, and one is due every {hours} h. Take one now: java -jar"
          + " glossary-sidecar.jar backup; and see in the log why the scheduled one is missing."),
  BACKUP_VERY_OLD(
      UNHEALTHY,
      "The newest backup is {hours} h old, and one is due every {hours} h: several are missing. Take"
          + " one now: java -jar glossary-sidecar.jar backup; and see in the log why the scheduled"
          + " ones are missing."),
  BACKUP_FAILED(
      DEGRADED,
      "The last backup failed: {reason} When that is mended, take one: java -jar"
          + " glossary-sidecar.jar backup"),
  RESPONSES_SLOW(
      DEGRADED,
      "Requests of the last five minutes took {milliseconds} ms on average, more than 500 ms. Look"
          + " which path is slow: http_server_requests_seconds in GET /metrics"),
  RESPONSES_VERY_SLOW(
      UNHEALTHY,
      "Requests of the last five minutes took {milliseconds} ms on average, more than 2000 ms. Look"
          + " which path is slow: http_server_requests_seconds in GET /metrics"),
  WORKERS_STUCK(
      DEGRADED,
      "Requests that have kept a worker busy for too long: {number}. See where: GET /api/errors; if"
          + " they stay, restart the sidecar."),
  PROCESS_FAULT(
      DEGRADED,
      "{kind of failure} ended a thread of the sidecar in the last hour. See where: GET /api/errors;"
          + " give it more memory with -Xmx if that ran out, and restart it if something no longer"
          + " works."),
  CERTIFICATE_EXPIRES(
      DEGRADED,
      "The TLS certificate ends in {hours} h. Renew it and write it to TLS_CERT_FILE and"
          + " TLS_KEY_FILE; it is taken into use within two seconds. Look at it: openssl x509 -noout"
          + " -subject -dates -in FILE"),
  CERTIFICATE_EXPIRED(
      UNHEALTHY,
      "The TLS certificate ended at {time}, and clients refuse it. Write a new one to TLS_CERT_FILE"
          + " and TLS_KEY_FILE; it is taken into use within two seconds. Look at it: openssl x509"
          + " -noout -subject -dates -in FILE"),
  CERTIFICATE_EARLY(
      DEGRADED,
      "The TLS certificate begins at {time} only, and clients refuse it until then. Check the clock"
          + " (date), or look at it: openssl x509 -noout -subject -dates -in FILE"),
  CERTIFICATE_UNUSABLE(
      DEGRADED,
      "The TLS certificate of before stays in use, since its files now hold what does not do. Look at"
          + " them (openssl x509 -noout -subject -dates -in FILE): {what is wrong}"),
  HOST_SLOW(
      DEGRADED,
      "Requests of the host {name} took {milliseconds} ms on average in the last five minutes. See"
          + " which are slow and what is in flight: GET /api/hosts"),
  HOST_HUNG(
      DEGRADED,
      "The host {name} runs and does not answer its agent's clock. See what it does: jstack {pid};"
          + " and GET /api/hosts"),
  HOST_CRASHED(
      DEGRADED,
      "The host {name} ended without shutting down. See its last requests and errors: GET"
          + " /api/hosts; and start it again."),
  CHECK_FAILED(
      DEGRADED,
      "The check {check} failed ({kind of failure}). Run the sidecar with LOG_LEVEL=DEBUG to see"
          + " why, and report it."),
  CHECK_SLOW(
      DEGRADED,
      "The check {check} has been running for more than {seconds} s. Look for a disk or network"
          + " file system that does not answer: df; if it hangs for good, jstack shows where."),
  CHECK_STALE(
      DEGRADED,
      "The check {check} gave its last result {seconds} s ago. Look for a disk or network file"
          + " system that does not answer: df; or a machine that is overloaded: top"),
  CHECK_DEAD(
      UNHEALTHY,
      "The check {check} gave its last result {seconds} s ago, and nothing is known since. Look for"
          + " a disk or network file system that does not answer: df; then restart the sidecar.");

  private static final Pattern BRACES = Pattern.compile("\\{[^}]+}");

  private final Status status;
  private final String sentence;

  Issues(Status status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  /** Stable, such as {@code DISK-LOW}. */
  String code() {
    return name().replace('_', '-');
  }

  Status status() {
    return status;
  }

  /** With what is filled in still in braces. */
  String template() {
    return sentence;
  }

  /**
   * @param values one for each pair of braces, in their order
   */
  Issue of(Object... values) {
    StringBuilder text = new StringBuilder();
    Matcher braces = BRACES.matcher(sentence);
    for (int i = 0; braces.find(); i++) {
      braces.appendReplacement(text, Matcher.quoteReplacement(String.valueOf(values[i])));
    }
    return new Issue(code(), status, braces.appendTail(text).toString());
  }
}
