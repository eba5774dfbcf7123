package glossary.sidecar;

import glossary.config.Catalogue;
import glossary.config.Secret;
import glossary.config.Settings;
import glossary.sidecar.security.AdminToken;
import glossary.sidecar.security.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens of the settings. */
final class AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

  private AccessTokens() {}

  /**
   * Those that are set; where there is none for an admin, the one in a file, which is made if need
   * be.
   */
  static Tokens of(Settings settings, Path file) throws IOException {
    Optional<String> admin = settings.find(Catalogue.ADMIN_TOKEN).map(Secret::reveal);
    return new Tokens(
        settings.find(Catalogue.READER_TOKEN).map(Secret::reveal),
        settings.find(Catalogue.EDITOR_TOKEN).map(Secret::reveal),
        admin.isPresent() ? admin.get() : generated(file));
  }

  private static String generated(Path file) throws IOException {
    try {
      String token = AdminToken.readOrCreate(file);
      LOG.info("ADMIN_TOKEN is not set; the generated one is in {}", file);
      return token;
    } catch (IOException failed) {
      throw new IOException(
          "The admin token in " + file + " cannot be used: " + failed.getMessage(), failed);
    }
  }
}
