package glossary.agent.servers;

import glossary.agent.hooks.HookPoint;
import java.util.List;

/** The hooks of one server. */
interface Server {
  List<HookPoint> points();
}
