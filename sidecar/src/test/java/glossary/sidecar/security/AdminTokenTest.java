package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;

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

    AdminToken.createIfAbsent(file);
    String token = Files.readString(file);
    AdminToken.createIfAbsent(file);

    assertThat(token.strip()).matches("[A-Za-z0-9_-]{43}");
    assertThat(Files.readString(file)).isEqualTo(token);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void two_installations_have_two_tokens() throws IOException {
    AdminToken.createIfAbsent(folder.resolve("a"));
    AdminToken.createIfAbsent(folder.resolve("b"));

    assertThat(Files.readString(folder.resolve("a")))
        .isNotEqualTo(Files.readString(folder.resolve("b")));
  }
}
