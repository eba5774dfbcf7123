package glossary.sidecar.cli;

import glossary.sidecar.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"Glossary Sidecar " + Version.current()};
  }
}
