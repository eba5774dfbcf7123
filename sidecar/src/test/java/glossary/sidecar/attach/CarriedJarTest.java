package glossary.sidecar.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedJarTest {
  private static final byte[] JAR = {1, 2, 3};

  @TempDir Path folder;

  @Test
  void a_file_that_was_changed_is_replaced_and_another_content_has_another_name() throws Exception {
    Path file = CarriedJar.unpack(JAR, folder.resolve("agent"), "agent");
    Files.write(file, new byte[] {9});

    assertThat(CarriedJar.unpack(JAR, folder.resolve("agent"), "agent")).isEqualTo(file);
    assertThat(file).hasBinaryContent(JAR);
    assertThat(CarriedJar.unpack(new byte[] {4}, folder.resolve("agent"), "agent"))
        .isNotEqualTo(file);
    assertThat(file).hasBinaryContent(JAR);
  }

  @Test
  void a_folder_that_cannot_be_made_is_told() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));

    assertThatThrownBy(() -> CarriedJar.unpack(JAR, taken.resolve("agent"), "agent"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("set SIDECAR_DIR to another");
  }

  @Test
  void a_path_that_a_jvm_would_cut_at_its_equals_sign_is_refused() {
    assertThatThrownBy(() -> CarriedJar.unpack(JAR, Path.of("a=b"), "agent"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a=b", "choose a folder without one");
  }
}
