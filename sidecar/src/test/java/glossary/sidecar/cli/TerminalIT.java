package glossary.sidecar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.PackedSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a person has it: in a real terminal, and with a real shell. */
class TerminalIT {
  private static final Path JAR = Path.of("target", "glossary-sidecar.jar").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + JAR + " ";
  private static final String ESCAPE = "\u001b";

  @TempDir Path folder;

  @Test
  void in_a_terminal_there_are_colours_and_lines_fit() throws Exception {
    String text = inTerminal(60, "TERM=xterm", "doctor --set SIDECAR_PORT=0");

    assertThat(text).contains(ESCAPE + "[32mok");
    assertThat(text.lines().map(line -> line.replaceAll(ESCAPE + "\\[[0-9;]*m", "").strip()))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(60));
  }

  @Test
  void colours_are_off_where_they_are_not_wanted_or_not_understood() throws Exception {
    for (String environment : List.of("TERM=xterm NO_COLOR=1", "TERM=dumb")) {
      assertThat(inTerminal(100, environment, "doctor --set SIDECAR_PORT=0"))
          .as(environment)
          .contains("CFG-01")
          .doesNotContain(ESCAPE);
    }
    assertThat(PackedSidecar.run(folder, "doctor").out()).doesNotContain(ESCAPE);
  }

  @Test
  void tables_fit_the_terminal() throws Exception {
    PackedSidecar.run(folder, "search", "ventil");

    assertThat(inTerminal(50, "TERM=xterm", "search ventil").lines().map(String::strip))
        .anyMatch(line -> line.startsWith("ID "))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(70));
  }

  @Test
  void a_backup_shows_a_bar_in_a_terminal_and_lines_elsewhere() throws Exception {
    assertThat(inTerminal(100, "TERM=xterm", "backup"))
        .contains("[###", "\r", ESCAPE + "[K", "SHA-256");
    assertThat(PackedSidecar.run(folder, "backup").err())
        .contains("snapshot ...")
        .doesNotContain("\r", ESCAPE);
  }

  @Test
  void bash_completes_commands_and_options() throws Exception {
    Path script = folder.resolve("completion.bash");
    Files.writeString(script, PackedSidecar.run(folder, "completion", "bash").out());

    assertThat(bash(script, "complete -p glossary-sidecar").text())
        .contains("-F _complete_glossary-sidecar glossary-sidecar");
    assertThat(completed(script, "backu").text()).contains("backup", "backups");
    assertThat(completed(script, "doctor --f").text()).contains("--fix");
    assertThat(completed(script, "config templ").text()).contains("template");
  }

  @Test
  void what_is_mistyped_is_answered_with_what_is_near() throws Exception {
    for (List<String> wrong :
        List.of(
            List.of("serch", "search"),
            List.of("backup --jsno", "--json"),
            List.of("doctor --fxi", "--fix"),
            List.of("config chek", "config check"))) {
      PackedSidecar run = PackedSidecar.run(folder, wrong.get(0).split(" "));

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains(wrong.get(1));
    }
  }

  @Test
  void every_command_has_help_with_examples() throws Exception {
    for (String command :
        List.of(
            "serve",
            "demo",
            "search",
            "backup",
            "backups",
            "restore",
            "doctor",
            "attach",
            "hosts",
            "config",
            "config check",
            "config show",
            "config explain",
            "config template",
            "completion")) {
      PackedSidecar help = PackedSidecar.run(folder, (command + " --help").split(" "));

      assertThat(help.exitCode()).as(command).isZero();
      assertThat(help.out()).as(command).contains("Examples:", "--json");
    }
  }

  private Command completed(Path script, String line) throws Exception {
    int words = line.split(" ").length;
    return bash(
        script,
        "compopt() { :; }; COMP_WORDS=(glossary-sidecar "
            + line
            + "); COMP_CWORD="
            + words
            + "; _complete_glossary-sidecar; echo \"${COMPREPLY[@]}\"");
  }

  private Command bash(Path script, String commands) throws Exception {
    return Command.run(folder, "bash", "-c", "source " + script + "; " + commands);
  }

  /** By util-linux's script, which gives its command a terminal. */
  private String inTerminal(int columns, String environment, String arguments) throws Exception {
    assumeTrue(Command.exists("script"), "script of util-linux");
    String command = "stty cols " + columns + "; env -u COLUMNS " + environment + " " + JAVA;
    return Command.run(folder, "script", "-qec", command + arguments, "/dev/null").text();
  }
}
