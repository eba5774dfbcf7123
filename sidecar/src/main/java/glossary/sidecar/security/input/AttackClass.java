package glossary.sidecar.security.input;

import java.util.Locale;

/** What an attacker is after. Points add up within one class only. */
enum AttackClass {
  SQL,
  SCRIPT,
  TRAVERSAL,
  COMMAND,
  TEMPLATE,
  LDAP,
  XML,
  HEADER,
  UNICODE;

  /** The value of the metric's label. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
