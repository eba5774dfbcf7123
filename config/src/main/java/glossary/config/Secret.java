package glossary.config;

/**
 * A value that must not be shown. Only {@link #reveal} gives it away, so every use can be found.
 */
public final class Secret {
  private final String value;

  Secret(String value) {
    this.value = value;
  }

  /** The value in plain text; never log it, and compare it in constant time. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
