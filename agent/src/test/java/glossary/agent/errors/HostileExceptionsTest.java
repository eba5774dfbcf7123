package glossary.agent.errors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.ErrorGroup;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class HostileExceptionsTest {
  private final ErrorGroups groups = new ErrorGroups(5, error -> {});

  private ErrorGroup record(Throwable thrown) {
    groups.record(thrown, 500, false, "GET", "/a", "r", 1_700_000_000_000L);
    return groups.snapshot().get(0);
  }

  @Test
  void methods_that_throw_are_survived() {
    ErrorGroup group = record(new HostileException());

    assertThat(group.type).isEqualTo("glossary.agent.errors.HostileException");
    assertThat(group.message).isEqualTo("(its getMessage throws java.lang.IllegalStateException)");
    assertThat(group.count).isEqualTo(1);
  }

  @Test
  void a_stack_that_is_missing_or_full_of_nulls_is_survived() {
    assertThat(record(new FakeException((StackTraceElement[]) null)).count).isEqualTo(1);
    assertThat(record(new FakeException(new StackTraceElement[3])).count).isEqualTo(2);
    assertThat(record(new FakeException(new StackTraceElement[0])).count).isEqualTo(3);
  }

  @Test
  void causes_in_a_circle_are_shown_once() {
    FakeException outer = new FakeException("outer", "com.example.A.a");
    FakeException inner = new FakeException("inner", "com.example.B.b");
    outer.causedBy(inner);
    inner.causedBy(outer);

    assertThat(record(outer).stack.lines().filter(line -> line.contains("FakeException")))
        .containsExactly(
            "glossary.agent.errors.FakeException: outer",
            "Caused by: glossary.agent.errors.FakeException: inner");
  }

  @Test
  void a_huge_exception_leaves_a_small_group() {
    StackTraceElement[] frames = new StackTraceElement[1_000_000];
    Arrays.fill(frames, new StackTraceElement("com.example.Shop", "x".repeat(5000), null, 1));
    FakeException huge = new FakeException(frames);
    Throwable last = huge;
    for (int i = 0; i < 100; i++) {
      last = new FakeException("m".repeat(1_000_000), "com.example.A.a").causedBy(last);
    }

    ErrorGroup deep = record(last);
    assertThat(deep.message).hasSize(500);
    assertThat(deep.stack.length()).isLessThanOrEqualTo(8192);
    groups.reset();
    assertThat(record(huge).stack.length()).isBetween(4000, 8192);
  }

  @Test
  void a_message_cannot_move_the_cursor_of_a_terminal_or_hide_text() {
    String hostile = "a\r\nFAKE LOG LINE\u001b[31m\u0000\u202e\u2028\ud800z\ud83d\ude00";

    assertThat(record(new FakeException(hostile, "com.example.A.a")).message)
        .isEqualTo("a  FAKE LOG LINE [31m    z\ud83d\ude00");
    assertThat(BoundedText.line("ab\ud83d\ude00", 3)).isEqualTo("ab");
  }

  @Test
  void the_class_loader_of_an_application_is_not_kept() throws Exception {
    URL[] classes = {HostileException.class.getProtectionDomain().getCodeSource().getLocation()};
    URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
    Class<?> type = loader.loadClass(HostileException.class.getName());
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    record((Throwable) constructor.newInstance());
    WeakReference<ClassLoader> kept = new WeakReference<>(loader);
    loader.close();
    constructor = null;
    type = null;
    loader = null;

    for (int i = 0; i < 100 && kept.get() != null; i++) {
      System.gc();
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(kept.get()).isNull();
  }
}
