package glossary.agent.logs;

import glossary.agent.hooks.HookPoint;
import java.util.List;

/** The hooks of one logging library. */
interface LogLibrary {
  List<HookPoint> points();
}
