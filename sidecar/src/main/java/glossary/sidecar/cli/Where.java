package glossary.sidecar.cli;

import glossary.sidecar.doctor.checklist.RunningSidecar;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Says on stderr whether a command works beside a running sidecar, so that nobody has to guess. */
final class Where {

  private Where() {}

  /** Nothing with {@code -q}. */
  static void tell(CommandSpec spec, CommonOptions common, Optional<RunningSidecar> running) {
    if (!common.quiet()) {
      spec.commandLine()
          .getErr()
          .println(
              running
                  .map(one -> "On the files, beside the sidecar at " + one.url() + ".")
                  .orElse("On the files; no sidecar answers."));
      spec.commandLine().getErr().flush();
    }
  }
}
