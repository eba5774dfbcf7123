package glossary.sidecar.cli;

import glossary.config.Settings;
import glossary.sidecar.doctor.checklist.RunningSidecar;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Says on stderr what a command works on, and whether a sidecar runs beside, so that nobody has to
 * guess.
 */
final class Where {
  static final String FILES = "On the files";

  private Where() {}

  /** Nothing with {@code -q}. */
  static void tell(CommandSpec spec, CommonOptions common, Optional<RunningSidecar> running) {
    tell(spec, common, FILES, running);
  }

  /**
   * Asks for a running sidecar, for three seconds at most; does nothing with {@code -q}.
   *
   * @param what such as {@code On the files}
   */
  static void ask(CommandSpec spec, CommonOptions common, String what, Settings settings) {
    if (!common.quiet()) {
      tell(spec, common, what, RunningSidecar.at(settings, Path.of("").toAbsolutePath()));
    }
  }

  private static void tell(
      CommandSpec spec, CommonOptions common, String what, Optional<RunningSidecar> running) {
    line(
        spec,
        common,
        running
            .map(one -> what + ", beside the sidecar at " + one.url() + ".")
            .orElse(what + "; no sidecar answers."));
  }

  /** Nothing with {@code -q}. */
  static void line(CommandSpec spec, CommonOptions common, String sentence) {
    if (!common.quiet()) {
      spec.commandLine().getErr().println(sentence.replaceAll("\\p{Cntrl}+", " "));
      spec.commandLine().getErr().flush();
    }
  }
}
