package glossary.agent.hooks;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asked by the JVM about every class it loads; says no to all but those named in a hook, by one
 * look into a table. Byte Buddy is loaded for the first of them.
 */
final class HookTransformer implements ClassFileTransformer {
  /** Loaded for every MBean server, whoever builds it. */
  private static final String MANAGEMENT = "javax/management/MBeanServerDelegate";

  private final Map<String, List<Weaver.Numbered>> byClass = new HashMap<>();
  private final Suppressed suppressed;
  private final Instrumentor.Listener listener;
  private final AtomicBoolean first = new AtomicBoolean();
  private final ThreadLocal<Boolean> weaving = new ThreadLocal<>();
  private Weaver weaver;

  HookTransformer(List<HookPoint> points, Suppressed suppressed, Instrumentor.Listener listener) {
    this.suppressed = suppressed;
    this.listener = listener;
    for (int i = 0; i < points.size(); i++) {
      HookPoint point = points.get(i);
      String name = point.className.replace('.', '/');
      List<Weaver.Numbered> ofClass = byClass.get(name);
      if (ofClass == null) {
        ofClass = new ArrayList<>();
        byClass.put(name, ofClass);
      }
      ofClass.add(new Weaver.Numbered(i, point));
    }
  }

  boolean concerns(Class<?> type) {
    return byClass.containsKey(type.getName().replace('.', '/'));
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes) {
    if (MANAGEMENT.equals(className)) {
      listener.managementLoaded();
    }
    List<Weaver.Numbered> points = className == null ? null : byClass.get(className);
    if (points == null || weaving.get() != null) {
      return null;
    }
    weaving.set(Boolean.TRUE);
    try {
      byte[] woven = weaver().weave(bytes, points);
      if (woven != null
          && points.get(0).point.hook.isOfServer()
          && first.compareAndSet(false, true)) {
        listener.firstClass();
      }
      return woven;
    } catch (Throwable fault) {
      suppressed.weaving(className, fault);
      return null;
    } finally {
      weaving.remove();
    }
  }

  /** Loads what weaving needs, so that the first class to be woven does not wait for it. */
  synchronized Weaver weaver() {
    if (weaver == null) {
      weaver = new Weaver();
    }
    return weaver;
  }
}
