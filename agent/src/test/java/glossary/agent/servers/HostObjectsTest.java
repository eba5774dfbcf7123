package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.bridge.Modules;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods, fields and constants of classes that only the host knows. */
class HostObjectsTest {

  @BeforeAll
  static void opener() {
    Modules.use(ByteBuddyAgent.install());
  }

  /** A public method of a class that is not, declared by a public interface. */
  private static class Hidden implements Callable<String> {
    private static final Object CONSTANT = "constant";
    private final String field = "field";

    @Override
    public String call() {
      return "called";
    }

    public int number() {
      return 7;
    }

    public void failing() {
      throw new IllegalArgumentException("expected");
    }
  }

  /** As servers have them. */
  public static final class Shown {
    public static final String SHOWN = "shown";

    private Shown() {}

    public static String twice(String text) {
      return text + text;
    }
  }

  @Test
  void a_method_is_found_on_whatever_class_has_it() throws Throwable {
    Call size = Call.ofInt("size");
    Call get = Call.matching("get", "int");

    assertThat(size.intOn(new ArrayList<>(List.of("a")))).isEqualTo(1);
    assertThat(size.intOn(Collections.unmodifiableList(List.of("a", "b")))).isEqualTo(2);
    assertThat(get.on(List.of("a", "b"), 1)).isEqualTo("b");
    assertThat(Call.of("call").on(new Hidden())).isEqualTo("called");
    assertThat(Call.ofInt("number").intOn(new Hidden())).isEqualTo(7);
  }

  @Test
  void a_method_that_some_versions_lack_can_be_asked_for() {
    assertThat(Call.of("call").isOn(new Hidden())).isTrue();
    assertThat(Call.of("call", String.class).isOn(new Hidden())).isFalse();
    assertThat(Call.of("getHttpServletMapping").isOn("text")).isFalse();
  }

  @Test
  void the_overload_with_these_parameters_is_called() throws Throwable {
    Call replace = Call.of("replace", CharSequence.class, CharSequence.class);

    assertThat(replace.on("aa", "a", "b")).isEqualTo("bb");
    assertThat(Call.of("add", Object.class).on(new ArrayList<>(), "a")).isEqualTo(true);
  }

  @Test
  void what_a_method_throws_arrives_as_it_is() {
    assertThatThrownBy(() -> Call.of("failing").on(new Hidden()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected");
  }

  @Test
  void a_method_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Call.of("absent").on("text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("java.lang.String offers no absent");
  }

  @Test
  void a_private_field_is_read_even_of_a_closed_module() throws Throwable {
    String hidden = Hidden.class.getName();
    String text = "java.lang.String";

    assertThat(new FieldRead(hidden, "field").from(new Hidden())).isEqualTo("field");
    assertThat(new FieldRead(hidden, "field").from(new Hidden() {})).isEqualTo("field");
    assertThat(new FieldRead(text, "hash").from("")).isEqualTo(0);
    assertThat(new FieldRead(hidden, "field").isOn(new Hidden())).isTrue();
    assertThat(new FieldRead(hidden, "absent").isOn(new Hidden())).isFalse();
    assertThat(new FieldRead(hidden, "field").isOn("text")).isFalse();
    assertThatThrownBy(() -> new FieldRead(text, "absent").from("text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("java.lang.String has no field absent");
    assertThatThrownBy(() -> new FieldRead(hidden, "field").from("text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("java.lang.String has no field field");
  }

  @Test
  void static_members_are_read_and_called() throws Exception {
    String here = Shown.class.getName();

    assertThat(Statics.field(here, "SHOWN").beside(this)).isEqualTo("shown");
    assertThat(Statics.result(here, "twice", "java.lang.String", "ab").beside(this))
        .isEqualTo("abab");
    Method twice = (Method) Statics.method(here, "twice", "java.lang.String").beside(this);
    assertThat(twice.invoke(null, "c")).isEqualTo("cc");
    assertThat(Statics.method(here, "thrice", "java.lang.String").beside(this)).isNull();
    assertThatThrownBy(() -> Statics.field(here, "HIDDEN").beside(this))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(here + ".HIDDEN is not as expected");
  }

  @Test
  void a_constant_is_found_beside_an_object_and_kept() {
    int[] asked = {0};
    Statics constant =
        new Statics(Hidden.class.getName()) {
          @Override
          Object from(Class<?> type) throws ReflectiveOperationException {
            asked[0]++;
            return Closed.class == type ? null : Hidden.CONSTANT;
          }
        };

    assertThat(constant.beside(this)).isSameAs(constant.beside(this)).isEqualTo("constant");
    assertThat(asked[0]).isEqualTo(1);
    assertThatThrownBy(() -> constant.beside("a class of the JDK has no such neighbour"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(Hidden.class.getName() + " is not as expected");
  }
}
