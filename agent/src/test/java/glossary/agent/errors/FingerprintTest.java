package glossary.agent.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static String of(Throwable thrown) {
    return Fingerprint.of(Thrown.chain(thrown), false);
  }

  @Test
  void it_is_sixteen_hexadecimal_digits_and_the_same_in_every_run() {
    assertThat(of(new FakeException("x", "com.example.Shop.buy"))).isEqualTo("88e05f54b2a14d5a");
  }

  @Test
  void the_message_and_the_frames_of_servers_and_frameworks_have_no_part_in_it() {
    String direct = of(new FakeException("order 1", "com.example.Shop.buy"));
    String through =
        of(
            new FakeException(
                "order 2",
                "java.util.Objects.requireNonNull",
                "com.example.Shop.buy",
                "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
                "org.springframework.web.method.support.InvocableHandlerMethod.doInvoke",
                "org.apache.catalina.core.StandardWrapperValve.invoke",
                "jakarta.servlet.http.HttpServlet.service"));

    assertThat(through).isEqualTo(direct);
    assertThat(of(new FakeException("order 1", "com.example.Shop.sell"))).isNotEqualTo(direct);
    assertThat(of(new FakeException("order 1", "org.apache.catalinas.Shop.buy")))
        .isNotEqualTo(direct);
  }

  @Test
  void without_a_frame_of_the_application_its_top_frames_tell() {
    String one = of(new FakeException("", "org.apache.coyote.Response.a", "java.lang.Thread.run"));
    String two = of(new FakeException("", "org.apache.coyote.Response.b", "java.lang.Thread.run"));

    assertThat(one).isNotEqualTo(two);
  }

  @Test
  void a_cause_tells_where_the_exception_itself_never_saw_the_application() {
    FakeException one = new FakeException("", "org.springframework.Template.translate");
    FakeException two = new FakeException("", "org.springframework.Template.translate");

    assertThat(of(one.causedBy(new FakeException("", "com.example.Dao.load"))))
        .isNotEqualTo(of(two.causedBy(new FakeException("", "com.example.Dao.save"))));
  }

  @Test
  void an_exception_that_only_carries_another_is_not_looked_at() {
    FakeException real = new FakeException("", "com.example.Shop.buy");

    assertThat(of(new CompletionException(real))).isEqualTo(of(real));
  }

  @Test
  void recursion_is_one_fault_however_deep_it_ends() {
    String deep = of(new FakeException("", "com.example.A.walk", "com.example.A.walk"));

    assertThat(deep).isEqualTo(of(new FakeException("", "com.example.A.walk")));
  }

  @Test
  void what_was_handled_is_kept_apart() {
    Throwable thrown = new FakeException("", "com.example.Shop.buy");

    assertThat(Fingerprint.of(Thrown.chain(thrown), true)).isNotEqualTo(of(thrown));
  }

  @ParameterizedTest
  @CsvSource({
    "com.example.Shop, com.example.Shop",
    "com.example.Shop$1, com.example.Shop$1",
    "com.example.Shop$$Lambda/0x00007f1c2c003450, com.example.Shop",
    "com.example.Shop$$Lambda$14/1234567, com.example.Shop",
    "com.example.Shop/0x00007f1c2c003450, com.example.Shop",
    "com.example.Shop$$SpringCGLIB$$0, com.example.Shop",
    "com.example.Shop$$EnhancerBySpringCGLIB$$a1b2c3, com.example.Shop",
    "com.example.Shop$ByteBuddy$x1Y2z3, com.example.Shop",
    "com.example.Shop$HibernateProxy$x1Y2z3, com.example.Shop",
    "com.example.$Proxy123, com.example.$Proxy",
    "jdk.internal.reflect.GeneratedMethodAccessor12, jdk.internal.reflect.GeneratedMethodAccessor",
    "com.example.V2, com.example.V2",
    "$$Weird, $$Weird"
  })
  void generated_names_are_the_same_in_every_run(String name, String stable) {
    assertThat(ClassNames.stable(name)).isEqualTo(stable);
  }

  @Test
  void the_number_of_a_lambda_has_no_part_in_it() {
    assertThat(ClassNames.stableMethod("lambda$list$3")).isEqualTo("lambda$list$");
    assertThat(ClassNames.stableMethod("list3")).isEqualTo("list3");
    assertThat(ClassNames.stableMethod("")).isEmpty();
  }
}
