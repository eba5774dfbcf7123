package glossary.agent.options;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** Whatever the agent is told, it gets options or one sentence. */
class OptionsFuzz {

  @FuzzTest
  void argument(byte[] bytes) {
    String argument = new String(bytes, StandardCharsets.UTF_8);
    if (argument.contains("config")) {
      return; // which would read a file of this machine
    }
    try {
      AgentOptions options = AgentOptions.parse(argument, new Properties(), Map.of());
      if (options.name.isEmpty() || options.port < 0 || options.routesMax < 0) {
        throw new AssertionError("an option without sense");
      }
    } catch (BadOptionException expected) {
      if (expected.getMessage().isEmpty() || expected.getMessage().indexOf('\n') >= 0) {
        throw new AssertionError("not one line: " + expected.getMessage());
      }
    }
  }
}
