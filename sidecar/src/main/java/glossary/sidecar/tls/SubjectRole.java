package glossary.sidecar.tls;

import glossary.sidecar.http.Access;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The role that a certificate's subject carries: one of its organizational units has its name. */
final class SubjectRole {
  private static final Map<String, Access> ROLES =
      Map.of("reader", Access.READ, "editor", Access.EDIT, "admin", Access.ADMIN);

  private SubjectRole() {}

  /** The greatest of several; {@link Access#OPEN} if no unit is a role. */
  static Access of(X500Principal subject) {
    Access greatest = Access.OPEN;
    for (Rdn part : parts(subject)) {
      Access role = of(part);
      greatest = role.compareTo(greatest) > 0 ? role : greatest;
    }
    return greatest;
  }

  private static List<Rdn> parts(X500Principal subject) {
    try {
      return new LdapName(subject.getName()).getRdns();
    } catch (InvalidNameException unreadable) {
      return List.of();
    }
  }

  private static Access of(Rdn part) {
    Attribute unit = part.toAttributes().get("OU");
    Access greatest = Access.OPEN;
    try {
      for (int i = 0; unit != null && i < unit.size(); i++) {
        String name = String.valueOf(unit.get(i)).toLowerCase(Locale.ROOT);
        Access role = ROLES.getOrDefault(name, Access.OPEN);
        greatest = role.compareTo(greatest) > 0 ? role : greatest;
      }
      return greatest;
    } catch (NamingException unreadable) {
      return Access.OPEN;
    }
  }
}
