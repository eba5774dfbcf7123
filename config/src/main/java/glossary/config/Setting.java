package glossary.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One setting, declared once: its parser, the text of its errors, its row in the documentation and
 * its line in the templates all come from here. Instances are constants of {@link Catalogue}.
 *
 * @param <T> what a room gets from {@link Settings#get}
 */
public final class Setting<T> {
  private record Range<T>(String words, Predicate<T> holds) {}

  private final String name;
  private final Category category;
  private final ValueType<T> type;
  private final String defaultText;
  private Range<T> range;
  private String sentence = "";
  private Map<Environment, String> perEnvironment = new EnumMap<>(Environment.class);
  private String notUsed;
  private boolean confidential;

  /**
   * @param defaultText as a user would write it, or null for none
   */
  Setting(Category category, ValueType<T> type, String name, String defaultText) {
    this.category = category;
    this.type = type;
    this.name = name;
    this.defaultText = defaultText;
  }

  private Setting(Setting<T> other) {
    this(other.category, other.type, other.name, other.defaultText);
    range = other.range;
    sentence = other.sentence;
    perEnvironment = new EnumMap<>(other.perEnvironment);
    notUsed = other.notUsed;
    confidential = other.confidential;
  }

  /** Limits, both allowed, as a user would write them. Only for types that have an order. */
  Setting<T> between(String least, String most) {
    Comparable<T> low = comparable(least);
    Comparable<T> high = comparable(most);
    Setting<T> copy = new Setting<>(this);
    copy.range =
        new Range<>(
            "between " + least + " and " + most,
            value -> low.compareTo(value) <= 0 && high.compareTo(value) >= 0);
    return copy;
  }

  /** What it is for, in one sentence. */
  Setting<T> saying(String words) {
    Setting<T> copy = new Setting<>(this);
    copy.sentence = words;
    return copy;
  }

  /** Another default in one environment. */
  Setting<T> in(Environment environment, String text) {
    Setting<T> copy = new Setting<>(this);
    copy.perEnvironment.put(environment, text);
    return copy;
  }

  /** A name of the existing server that does nothing here: any value is accepted. */
  Setting<T> notUsed(String reason) {
    Setting<T> copy = new Setting<>(this);
    copy.notUsed = reason;
    return copy;
  }

  /** Never shown, though neither its type nor its name tells that it is secret. */
  Setting<T> confidential() {
    Setting<T> copy = new Setting<>(this);
    copy.confidential = true;
    return copy;
  }

  /** As it is written in every source, such as {@code API_PORT}. */
  public String name() {
    return name;
  }

  public Category category() {
    return category;
  }

  /** The type in a word or two, such as {@code duration}. */
  public String type() {
    return type.word();
  }

  /** What a value may be, fit to follow "must be". */
  public String allowed() {
    return range == null ? type.allowed() : type.allowed() + ", " + range.words;
  }

  /** Empty if it is unset by default. */
  public Optional<String> defaultText() {
    return Optional.ofNullable(defaultText);
  }

  /** The environment's own default, if it has one. */
  public Optional<String> defaultIn(Environment environment) {
    return Optional.ofNullable(perEnvironment.get(environment));
  }

  public String sentence() {
    return sentence;
  }

  /** Why it does nothing here, if that is so. */
  public Optional<String> notUsed() {
    return Optional.ofNullable(notUsed);
  }

  /** Whether its values are hidden wherever they would be shown. */
  public boolean secret() {
    return confidential
        || type.word().equals("secret")
        || (!type.harmless() && Redaction.looksSecret(name));
  }

  boolean limited() {
    return range != null;
  }

  boolean emptyIsValue() {
    return type.emptyIsValue();
  }

  /** The value of a text, within the limits. */
  T parse(String text) throws BadValue {
    T value = type.parser().parse(type.harmless() ? text.strip() : text);
    if (range != null && !range.holds.test(value)) {
      throw new BadValue("be " + range.words, "");
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private Comparable<T> comparable(String text) {
    try {
      return (Comparable<T>) type.parser().parse(text);
    } catch (BadValue wrong) {
      throw new IllegalArgumentException(name + ": limit " + text, wrong);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
