package glossary.sidecar.tls;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.http.Access;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectRoleTest {

  /** As X.500 compares: case and spaces around a value do not count. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          CN=anna, OU=reader;                      READ
          OU=editor, CN=anna;                      EDIT
          CN=anna, OU=Admin, O=Shop;               ADMIN
          CN=anna, OU=reader, OU=editor;           EDIT
          CN=anna + OU=admin, O=Shop;              ADMIN
          CN=admin;                                OPEN
          CN=anna, O=admin;                        OPEN
          CN=anna, OU=admins;                      OPEN
          CN=anna, OU=" admin ";                   ADMIN
          CN="x, OU=admin";                        OPEN
          CN=x\\, OU\\=admin;                      OPEN
          CN="x,OU=admin", OU=reader;              READ
          1.2.3.4=admin;                           OPEN
          """)
  void the_unit_is_the_role(String subject, Access role) {
    assertThat(SubjectRole.of(new X500Principal(subject))).isEqualTo(role);
  }
}
