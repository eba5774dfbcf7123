package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class Servlet3MappingTest {
  private static final List<String> ALL = List.of("/exact", "/app/*", "/app/deep/*", "*.do", "/");

  private static String pattern(String servletPath, boolean pathInfo) {
    return Servlet3Mapping.pattern(ALL, servletPath, pathInfo);
  }

  @Test
  void each_kind_of_mapping_is_told_from_the_others() {
    assertThat(pattern("/exact", false)).isEqualTo("/exact");
    assertThat(pattern("/app", true)).isEqualTo("/app/*");
    assertThat(pattern("/app", false)).isEqualTo("/app/*");
    assertThat(pattern("/app/deep", true)).isEqualTo("/app/deep/*");
    assertThat(pattern("/some/action.do", false)).isEqualTo("*.do");
    assertThat(pattern("/static/hello.txt", false)).isEqualTo("/");
    assertThat(Servlet3Mapping.pattern(List.of("/*"), "", true)).isEqualTo("/*");
  }

  @Test
  void a_raw_path_is_never_a_pattern() {
    List<String> few = List.of("/exact", "*.do");

    assertThat(Servlet3Mapping.pattern(few, "/no/such/path", false)).isNull();
    assertThat(Servlet3Mapping.pattern(few, "/customers/4711", true)).isNull();
    assertThat(Servlet3Mapping.pattern(few, "", false)).isNull();
    assertThat(Servlet3Mapping.pattern(few, ".", false)).isNull();
    assertThat(Servlet3Mapping.pattern(few, null, false)).isNull();
    assertThat(Servlet3Mapping.pattern(List.of(), "/exact", false)).isNull();
  }
}
