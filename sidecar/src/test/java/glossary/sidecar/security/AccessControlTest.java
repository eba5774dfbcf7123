package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.ClientCertificate;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import glossary.sidecar.testing.Requests;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlTest {
  private final AccessControl guarded =
      new AccessControl(new Tokens(Optional.of("reader"), Optional.of("editor"), "admin"));
  private final AccessControl open =
      new AccessControl(new Tokens(Optional.empty(), Optional.empty(), "admin"));

  @ParameterizedTest
  @CsvSource({
    "OPEN,,0",
    "READ,,401",
    "EDIT,,401",
    "ADMIN,,401",
    "READ,reader,0",
    "EDIT,reader,403",
    "ADMIN,reader,403",
    "READ,editor,0",
    "EDIT,editor,0",
    "ADMIN,editor,403",
    "READ,admin,0",
    "EDIT,admin,0",
    "ADMIN,admin,0",
    "READ,wrong,401",
    "ADMIN,wrong,401",
    "OPEN,wrong,0"
  })
  void roles_nest_and_each_route_needs_its_own(Access needed, String token, int refused) {
    assertThat(status(guarded, token, needed)).isEqualTo(refused);
  }

  @Test
  void reading_is_open_without_a_reader_token_and_editing_is_left_to_admins() {
    assertThat(status(open, null, Access.READ)).isZero();
    assertThat(status(open, "wrong", Access.READ)).isZero();
    assertThat(status(open, "editor", Access.EDIT)).isEqualTo(401);
    assertThat(status(open, "admin", Access.EDIT)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin",
        "Basic admin",
        "Bearer",
        "Bearer ",
        "bearer\tadmin",
        "Bearer admin x",
        "Bearer " + "\u00e4"
      })
  void a_header_of_another_form_is_no_token(String header) {
    Request request = Requests.header(Requests.get("/api/index"), "Authorization", header);

    assertThat(guarded.role(request)).isEqualTo(Access.OPEN);
  }

  @Test
  void the_scheme_may_have_any_case() {
    Request request = Requests.header(Requests.get("/"), "Authorization", "bEARER admin");

    assertThat(guarded.role(request)).isEqualTo(Access.ADMIN);
  }

  @Test
  void a_refusal_says_how_to_authenticate_and_repeats_nothing_that_was_sent() {
    Problem problem =
        catchThrowableOfType(
            Problem.class, () -> guarded.admit(bearer("s3cret-guess"), route(Access.ADMIN)));

    assertThat(problem.headers()).containsEntry("WWW-Authenticate", "Bearer");
    assertThat(problem.getMessage()).contains("admin").doesNotContain("s3cret");
  }

  @Test
  void a_guess_beside_a_certificate_is_told_too() {
    List<InetAddress> told = new ArrayList<>();
    AccessControl control =
        new AccessControl(
            new Tokens(Optional.of("reader"), Optional.of("editor"), "admin"), told::add);
    ClientCertificate certificate = new ClientCertificate("CN=anna", Access.ADMIN);

    control.admit(Requests.secured(bearer("admin"), certificate), route(Access.ADMIN));
    assertThat(told).isEmpty();
    control.admit(Requests.secured(bearer("guess"), certificate), route(Access.ADMIN));
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN,,ADMIN,401",
    "READ,,READ,0",
    "READ,,EDIT,403",
    "EDIT,,EDIT,0",
    "ADMIN,,ADMIN,0",
    "ADMIN,reader,ADMIN,0",
    "READ,admin,ADMIN,0",
    "EDIT,wrong,EDIT,0",
    "OPEN,wrong,READ,401",
    "READ,editor,ADMIN,403"
  })
  void of_certificate_and_token_the_greater_role_counts(
      Access certified, String token, Access needed, int refused) {
    Request request = token == null ? Requests.get("/") : bearer(token);
    ClientCertificate certificate = new ClientCertificate("CN=anna", certified);

    assertThat(asked(guarded, Requests.secured(request, certificate), needed)).isEqualTo(refused);
  }

  @Test
  void a_token_that_serves_two_roles_has_the_higher_one() {
    AccessControl same =
        new AccessControl(new Tokens(Optional.of("one"), Optional.of("one"), "one"));

    assertThatCode(() -> same.admit(bearer("one"), route(Access.ADMIN))).doesNotThrowAnyException();
  }

  private static int status(AccessControl control, String token, Access needed) {
    return asked(control, token == null ? Requests.get("/") : bearer(token), needed);
  }

  private static int asked(AccessControl control, Request request, Access needed) {
    try {
      control.admit(request, route(needed));
      return 0;
    } catch (Problem refused) {
      return refused.status();
    }
  }

  private static Request bearer(String token) {
    return Requests.header(Requests.get("/"), "Authorization", "Bearer " + token);
  }

  private static Route route(Access needed) {
    return new Route("GET", "/", needed, request -> Response.empty(204));
  }
}
