package glossary.agent.core;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.agent.logs.LogHooks;
import glossary.agent.options.BadOptionException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookNamesTest {

  @Test
  void servers_and_logging_libraries_can_be_named() {
    assertThatCode(() -> HookNames.check(Set.of())).doesNotThrowAnyException();
    assertThatCode(() -> HookNames.check(Set.of("tomcat", "jdk", "mdc")))
        .doesNotThrowAnyException();
    assertThatCode(() -> HookNames.check(Set.of(LogHooks.names()))).doesNotThrowAnyException();
  }

  @Test
  void a_name_that_is_mistyped_is_told_beside_all_that_there_are() {
    assertThatThrownBy(() -> HookNames.check(Set.of("mdc", "logbak")))
        .isInstanceOf(BadOptionException.class)
        .hasMessageStartingWith("hooks.off: logbak is none of tomcat, ")
        .hasMessageEndingWith("logback, log4j2, log4j, jul, jboss-logmanager, mdc.");
  }
}
