package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One check in a JVM of its own, which was started as an operator would.
 *
 * @param shell what a shell does before it starts the JVM
 * @param options of the JVM
 */
record LookingProcess(String shell, List<String> options) implements CheckCase.Scene {

  static LookingProcess with(String... options) {
    return new LookingProcess("", List.of(options));
  }

  /** With a limit of open files. */
  LookingProcess openFiles(int most) {
    return new LookingProcess("ulimit -Sn " + most + " && ulimit -Hn " + most + " && ", options);
  }

  LookingProcess locale(String name) {
    return new LookingProcess("export LC_ALL=" + name + " && ", options);
  }

  @Override
  public Outcome of(Path folder, String id) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-c", shell + "exec \"$@\"", "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LookingMain.class.getName(), folder.toString(), id));
    Command run = Command.run(folder, command.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.text()).isZero();
    return LookingMain.read(run.text());
  }
}
