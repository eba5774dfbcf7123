package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTokenTest {
  @TempDir Path folder;

  @Test
  void the_token_is_made_once_and_only_its_owner_can_read_it() throws IOException {
    Path file = folder.resolve("admin.token");

    String token = AdminToken.readOrCreate(file);

    assertThat(token).hasSizeGreaterThanOrEqualTo(43).matches("[A-Za-z0-9_-]+");
    assertThat(AdminToken.readOrCreate(file)).isEqualTo(token);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void two_installations_have_two_tokens() throws IOException {
    assertThat(AdminToken.readOrCreate(folder.resolve("a")))
        .isNotEqualTo(AdminToken.readOrCreate(folder.resolve("b")));
  }

  @Test
  void an_emptied_file_is_not_a_token() throws IOException {
    Path file = Files.writeString(folder.resolve("admin.token"), " \n");

    assertThatThrownBy(() -> AdminToken.readOrCreate(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("delete it");
  }
}
