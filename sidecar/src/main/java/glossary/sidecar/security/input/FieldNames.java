package glossary.sidecar.security.input;

import java.util.Set;

/** Which kind of field a name belongs to. */
final class FieldNames {
  static final String UNKNOWN = "{other}";
  private static final int LONGEST = 40;
  private static final Set<String> IDENTIFIERS =
      Words.set(
          "id ids sort order order_by language lang format status source level limit "
              + "offset skip page wait dry_run max_depth min_confidence validated "
              + "validated_only direction confirm fields "
              + "name[]");

  private FieldNames() {}

  static FieldKind ofParameter(String name) {
    return isIdentifier(name) ? FieldKind.IDENTIFIER : FieldKind.QUERY;
  }

  static FieldKind ofMember(String name) {
    return isIdentifier(name) ? FieldKind.IDENTIFIER : FieldKind.PROSE;
  }

  /** Fit for a log: callers choose names too. */
  static String shown(String name) {
    boolean plain = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
    }
    return plain ? name : UNKNOWN;
  }

  private static boolean isIdentifier(String name) {
    return IDENTIFIERS.contains(name)
        || name.endsWith("_id")
        || name.endsWith("_ids")
        || name.endsWith("_status");
  }
}
