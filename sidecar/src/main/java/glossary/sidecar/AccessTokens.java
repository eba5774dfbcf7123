package glossary.sidecar;

import glossary.config.BearerTokens;
import glossary.config.Catalogue;
import glossary.config.ConfigException;
import glossary.config.ConfigProblem;
import glossary.config.Setting;
import glossary.config.Settings;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.security.AdminToken;
import glossary.sidecar.security.AuditLog;
import glossary.sidecar.security.TokenDigests;
import glossary.sidecar.security.Tokens;
import glossary.sidecar.security.WatchedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of the settings. Those that come from a file are read again when it changes; one that
 * is broken then leaves the tokens as they were. Thread-safe.
 */
final class AccessTokens implements Supplier<TokenDigests> {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
  private static final List<Setting<BearerTokens>> ROLES =
      List.of(Catalogue.ADMIN_TOKEN, Catalogue.EDITOR_TOKEN, Catalogue.READER_TOKEN);

  private final WatchedFiles files;
  private Settings settings;
  private volatile TokenDigests digests;

  private AccessTokens(Settings settings) {
    this.settings = settings;
    this.digests = digests(settings);
    this.files =
        new WatchedFiles(ROLES.stream().flatMap(role -> settings.file(role).stream()).toList());
  }

  /**
   * Those that are set; where there is none for an admin, the one in a file, which is made if need
   * be.
   */
  static Tokens of(Settings settings, Path generated) throws IOException {
    boolean set = settings.find(Catalogue.ADMIN_TOKEN).isPresent();
    return new Tokens(new AccessTokens(set ? settings : withGenerated(settings, generated)));
  }

  @Override
  public TokenDigests get() {
    if (files.changed()) {
      RequestContext.outside(this::readAgain);
    }
    return digests;
  }

  private synchronized void readAgain() {
    Map<Setting<BearerTokens>, Path> all = new HashMap<>();
    ROLES.forEach(role -> settings.file(role).ifPresent(file -> all.put(role, file)));
    try {
      take(settings.withFiles(all));
    } catch (ConfigException broken) {
      all.forEach(this::readAgain); // so that one broken file does not hold up the others
    }
    digests = digests(settings);
  }

  private void readAgain(Setting<BearerTokens> role, Path file) {
    try {
      take(settings.withFile(role, file));
    } catch (ConfigException broken) {
      ConfigProblem first = broken.problems().get(0);
      LOG.warn(
          "The tokens of {} stay as they were: {} {} (from {})",
          role.name(),
          first.key(),
          first.allowed(),
          file);
    }
  }

  private void take(Settings changed) {
    for (Setting<BearerTokens> role : ROLES) {
      if (!changed.find(role).equals(settings.find(role))) {
        LOG.info("The tokens of {} are those that its file holds now.", role.name());
        AuditLog.tokensChanged(role.name());
      }
    }
    settings = changed;
  }

  private static Settings withGenerated(Settings settings, Path file) throws IOException {
    try {
      AdminToken.createIfAbsent(file);
      Settings complete = settings.withFile(Catalogue.ADMIN_TOKEN, file);
      LOG.info("ADMIN_TOKEN is not set; the generated one is in {}", file);
      return complete;
    } catch (IOException | ConfigException failed) {
      throw new IOException(
          "The admin token in "
              + file
              + " cannot be used: "
              + failed.getMessage()
              + "; delete the file and start again",
          failed);
    }
  }

  private static TokenDigests digests(Settings settings) {
    return new TokenDigests(
        tokens(settings, Catalogue.READER_TOKEN),
        tokens(settings, Catalogue.EDITOR_TOKEN),
        tokens(settings, Catalogue.ADMIN_TOKEN));
  }

  private static List<String> tokens(Settings settings, Setting<BearerTokens> role) {
    Optional<BearerTokens> set = settings.find(role);
    return set.map(BearerTokens::reveal).orElse(List.of());
  }
}
