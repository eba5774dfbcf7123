package glossary.agent.core;

import glossary.agent.logs.LogHooks;
import glossary.agent.options.BadOptionException;
import glossary.agent.servers.Servers;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the option {@code hooks.off} may name. */
final class HookNames {
  private HookNames() {}

  /**
   * @throws BadOptionException if one of them is not known
   */
  static void check(Set<String> off) throws BadOptionException {
    Set<String> servers = new LinkedHashSet<>(off);
    servers.removeAll(Arrays.asList(LogHooks.names()));
    String unknown = servers.isEmpty() ? null : Servers.unknown(servers);
    if (unknown != null) {
      throw new BadOptionException(
          "hooks.off: "
              + unknown
              + " is none of "
              + Servers.names()
              + ", "
              + String.join(", ", LogHooks.names())
              + ".");
    }
  }
}
