package glossary.sidecar.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be attached to is left alone. */
class AttachingTest {
  @TempDir Path folder;

  @Test
  void a_process_that_is_not_there_is_told() {
    long pid = Long.MAX_VALUE;

    assertThatThrownBy(() -> Attaching.attach(pid, "", folder))
        .isInstanceOf(AttachProblem.class)
        .hasMessage("There is no process " + pid + "; jps lists the JVMs of this user.");
    assertThat(folder).isEmptyDirectory();
  }

  /** The signal that attaching begins with would end it. */
  @Test
  void a_process_that_is_no_jvm_lives_on() throws Exception {
    Process cat = new ProcessBuilder("cat").start();

    assertThatThrownBy(() -> Attaching.attach(cat.pid(), "", folder))
        .isInstanceOf(AttachProblem.class)
        .hasMessageContaining("Process " + cat.pid() + " is no JVM");
    cat.getOutputStream().close();

    assertThat(cat.waitFor()).as("ended by its input, not by a signal").isZero();
  }
}
