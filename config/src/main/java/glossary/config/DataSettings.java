package glossary.config;

import static glossary.config.Category.BACKUP;
import static glossary.config.Category.DATABASE;
import static glossary.config.Category.SEARCH;
import static glossary.config.Category.UPLOADS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The glossary: where it is, how it is searched, filled and backed up. */
interface DataSettings {
  Setting<DatabaseUrl> DATABASE_URL =
      DATABASE
          .database("DATABASE_URL")
          .saying(
              "The glossary's database; unset: data/glossary.db if it is there, else a database of"
                  + " its own with sample entries in SIDECAR_DIR.");

  Setting<DatabaseMode> DATABASE_MODE =
      DATABASE
          .choice("DATABASE_MODE", DatabaseMode.class, "auto")
          .saying(
              "Whether the sidecar may write; auto writes only to a database that it created,"
                  + " create also makes a missing file.");

  Setting<String> SOURCE_SQL =
      DATABASE
          .text("SOURCE_SQL", null)
          .saying("A SELECT giving id, term, definition, ... for a glossary with other tables.");

  Setting<Duration> SLOW_QUERY_THRESHOLD_MS =
      DATABASE
          .duration("SLOW_QUERY_THRESHOLD_MS", "1000")
          .between("1ms", "1h")
          .saying("Queries that take longer are logged.");

  Setting<Boolean> QUERY_LOGGING =
      DATABASE.bool("QUERY_LOGGING", "false").saying("Logs every query with its time.");

  Setting<Boolean> FTS_ENABLED =
      SEARCH.bool("FTS_ENABLED", "true").saying("Serves the full-text search.");

  Setting<Integer> FTS_SNIPPET_LENGTH =
      SEARCH
          .integer("FTS_SNIPPET_LENGTH", "200")
          .between("20", "2000")
          .saying("Characters of text shown around a hit.");

  Setting<Integer> FTS_MAX_RESULTS =
      SEARCH
          .integer("FTS_MAX_RESULTS", null)
          .between("1", "10000")
          .saying("Most hits in one answer; unset: what the request asks for.");

  Setting<Duration> SEARCH_DEADLINE_MS =
      SEARCH
          .duration("SEARCH_DEADLINE_MS", "1000")
          .between("10ms", "1m")
          .saying("A search stops here and answers with what it has found.");

  Setting<Duration> INDEX_POLL_MS =
      SEARCH
          .duration("INDEX_POLL_MS", "250")
          .between("50ms", "1h")
          .saying("How often the index looks for changes made by others.");

  Setting<ByteSize> UPLOAD_MAX_SIZE_MB =
      UPLOADS
          .size("UPLOAD_MAX_SIZE_MB", "50", ByteSize.Unit.MB)
          .between("1KB", "2GB")
          .saying("Largest file that can be uploaded.");

  Setting<List<String>> UPLOAD_ALLOWED_EXTENSIONS =
      UPLOADS
          .list("UPLOAD_ALLOWED_EXTENSIONS", ".pdf,.txt,.docx")
          .saying("Kinds of files that can be uploaded: at most .pdf, .txt and .docx.");

  Setting<Path> UPLOAD_DIR =
      UPLOADS.path("UPLOAD_DIR", "data/uploads").saying("Folder for uploaded files.");

  Setting<Boolean> BACKUP_ENABLED =
      BACKUP
          .bool("BACKUP_ENABLED", "true")
          .saying("Takes backups by BACKUP_SCHEDULE and proves them by BACKUP_DRILL_SCHEDULE.");

  Setting<Path> BACKUP_DIR = BACKUP.path("BACKUP_DIR", "backups").saying("Folder for backups.");

  Setting<CronSchedule> BACKUP_SCHEDULE =
      BACKUP.cron("BACKUP_SCHEDULE", "0 2 * * *").saying("When a backup is taken.");

  Setting<ZoneId> BACKUP_TIMEZONE =
      BACKUP
          .zone("BACKUP_TIMEZONE", "UTC")
          .saying(
              "Time zone of both backup schedules, and of the hours, days, weeks and months of the BACKUP_KEEP rules.");

  Setting<Duration> BACKUP_JITTER_SECONDS =
      BACKUP
          .duration("BACKUP_JITTER_SECONDS", "0s")
          .between("0s", "1h")
          .saying("Scheduled backups and drills start late by a random time up to this.");

  Setting<Boolean> BACKUP_SKIP_UNCHANGED =
      BACKUP
          .bool("BACKUP_SKIP_UNCHANGED", "false")
          .saying("Skips a scheduled backup if nothing changed since the last one.");

  Setting<Boolean> BACKUP_COMPRESS =
      BACKUP
          .bool("BACKUP_COMPRESS", "true")
          .saying("Compresses backups; false wins over BACKUP_COMPRESSION.");

  Setting<BackupCompression> BACKUP_COMPRESSION =
      BACKUP
          .choice("BACKUP_COMPRESSION", BackupCompression.class, "gzip")
          .saying("How backups are compressed.");

  Setting<Boolean> BACKUP_VERIFY =
      BACKUP
          .bool("BACKUP_VERIFY", "true")
          .saying("Reads a finished backup file once more; its snapshot is always verified.");

  Setting<Duration> BACKUP_RETENTION_DAYS =
      BACKUP
          .duration("BACKUP_RETENTION_DAYS", "30")
          .between("0d", "36500d")
          .saying("Keeps every backup younger than this; a backup goes only if no rule keeps it.");

  Setting<Integer> BACKUP_KEEP_LAST =
      BACKUP
          .integer("BACKUP_KEEP_LAST", "3")
          .between("0", "10000")
          .saying("Keeps this many newest backups, however old.");

  Setting<Integer> BACKUP_KEEP_HOURLY =
      BACKUP
          .integer("BACKUP_KEEP_HOURLY", "0")
          .between("0", "10000")
          .saying("Keeps the last backup of this many hours.");

  Setting<Integer> BACKUP_KEEP_DAILY =
      BACKUP
          .integer("BACKUP_KEEP_DAILY", "7")
          .between("0", "10000")
          .saying("Keeps the last backup of this many days.");

  Setting<Integer> BACKUP_KEEP_WEEKLY =
      BACKUP
          .integer("BACKUP_KEEP_WEEKLY", "4")
          .between("0", "10000")
          .saying("Keeps the last backup of this many weeks.");

  Setting<Integer> BACKUP_KEEP_MONTHLY =
      BACKUP
          .integer("BACKUP_KEEP_MONTHLY", "12")
          .between("0", "10000")
          .saying("Keeps the last backup of this many months.");

  Setting<CronSchedule> BACKUP_DRILL_SCHEDULE =
      BACKUP
          .cron("BACKUP_DRILL_SCHEDULE", "30 3 * * 0")
          .saying("When the newest backup is restored to a temporary file and queried.");
}
