package glossary.config;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Env files and the values of settings: whatever the text, a value or a sentence. */
class ConfigFuzz {
  private static final Instant NOW = Instant.parse("2026-03-29T00:59:00Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  @FuzzTest
  void envFile(byte[] bytes) {
    EnvFile file = EnvFile.parse(".env", bytes);
    for (EnvFile.Line line : file.lines()) {
      check(!line.name().isBlank() && line.text() != null, "an assignment without a name");
    }
  }

  @FuzzTest
  void cron(byte[] bytes) {
    try {
      CronSchedule schedule = CronSchedule.parse(text(bytes));
      Optional<Instant> next = schedule.next(NOW, ZONE);
      check(next.isEmpty() || next.get().isAfter(NOW), "a next time that is past");
      check(CronSchedule.of(schedule.toString()).equals(schedule), "another schedule");
    } catch (BadValue expected) {
      // the sentence is the setting's
    }
  }

  @FuzzTest
  void sizeAndDuration(byte[] bytes) {
    String text = text(bytes);
    try {
      check(ByteSize.parse(text, ByteSize.Unit.MB).bytes() >= 0, "a negative size");
    } catch (BadValue expected) {
      // the sentence is the setting's
    }
    try {
      Duration duration = Durations.parse(text, ChronoUnit.DAYS);
      check(!duration.isNegative(), "a negative duration");
    } catch (BadValue expected) {
      // the sentence is the setting's
    }
  }

  @FuzzTest
  void listsAndAddresses(byte[] bytes) {
    String text = text(bytes);
    each(text, ListSyntax::parse);
    each(text, Addresses::network);
    each(text, Addresses::origin);
    each(text, Addresses::bind);
    each(text, Addresses::webUrl);
    each(text, DatabaseUrl::parse);
  }

  @FuzzTest
  void everySetting(byte[] bytes) {
    String text = text(bytes);
    for (Setting<?> setting : Catalogue.ALL) {
      each(text, setting::parse);
    }
  }

  private static void each(String text, ValueType.Parser<?> parser) {
    try {
      check(parser.parse(text) != null, "no value");
    } catch (BadValue expected) {
      // the sentence is the setting's
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
