package glossary.agent.errors;

/** Names that are the same in every run, also for classes that are generated while it lasts. */
final class ClassNames {
  private static final String[] MARKS = {"/", "$$", "$ByteBuddy$", "$HibernateProxy$"};
  private static final String[] NUMBERED = {"$Proxy", "MethodAccessor", "ConstructorAccessor"};
  private static final int LONGEST = 300;

  private ClassNames() {}

  /** {@code Shop$$SpringCGLIB$$0} and {@code Shop$$Lambda/0x7f1c} are {@code Shop}. */
  static String stable(String name) {
    int end = Math.min(name.length(), LONGEST);
    for (String mark : MARKS) {
      int at = name.indexOf(mark);
      if (at > 0 && at < end) {
        end = at;
      }
    }
    return withoutNumber(end == name.length() ? name : name.substring(0, end));
  }

  /** {@code lambda$list$3} is {@code lambda$list$}: the number changes with every other lambda. */
  static String stableMethod(String name) {
    return name.startsWith("lambda$") ? withoutDigits(name) : name;
  }

  private static String withoutNumber(String name) {
    String bare = withoutDigits(name);
    for (String stem : NUMBERED) {
      if (bare.endsWith(stem)) {
        return bare;
      }
    }
    return name;
  }

  private static String withoutDigits(String name) {
    int end = name.length();
    while (end > 1 && name.charAt(end - 1) >= '0' && name.charAt(end - 1) <= '9') {
      end--;
    }
    return end == name.length() ? name : name.substring(0, end);
  }
}
