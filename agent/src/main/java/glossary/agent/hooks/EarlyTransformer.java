package glossary.agent.hooks;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stands in while the agent is still being made on a thread of its own, so that the host's start
 * need not wait for that. A class of a server that is loaded meanwhile waits, but never for long:
 * it is then instrumented as one that was loaded before.
 */
public final class EarlyTransformer implements ClassFileTransformer {
  private static final long LONGEST_WAIT_SECONDS = 2;

  /** All hooked classes begin with one of these. */
  private static final String[] PREFIXES = {
    "org/apache/catalina/",
    "org/apache/coyote/",
    "org/eclipse/jetty/",
    "io/undertow/",
    "io/netty/channel/",
    "io/netty/handler/codec/",
    "io/vertx/core/http/impl/",
    "io/vertx/ext/web/impl/",
    "org/springframework/boot/autoconfigure/web/reactive/error/",
    "org/springframework/boot/webflux/autoconfigure/error/",
    "org/springframework/web/reactive/DispatcherHandler",
    "org/springframework/web/server/adapter/",
    "org/springframework/web/servlet/DispatcherServlet",
    "org/glassfish/jersey/server/",
    "org/glassfish/jersey/servlet/",
    "io/javalin/",
    "spark/",
    "sun/net/httpserver/",
    "com/sun/net/httpserver/",
    "robaho/net/httpserver/",
    "org/glassfish/grizzly/",
    "io/helidon/webserver/",
    "jakarta/servlet/http/HttpServlet",
    "javax/servlet/http/HttpServlet",
    "java/util/logging/Logger",
    "org/slf4j/MDC",
    "ch/qos/logback/classic/",
    "org/apache/logging/log4j/",
    "org/apache/log4j/",
    "org/jboss/logmanager/"
  };

  private final CountDownLatch made = new CountDownLatch(1);
  private volatile ClassFileTransformer next;

  /** From now on classes go to {@code transformer}. */
  void passTo(ClassFileTransformer transformer) {
    next = transformer;
    made.countDown();
  }

  /** There will be none: nobody need wait. */
  public void giveUp() {
    made.countDown();
  }

  static boolean mayConcern(String className) {
    for (String prefix : PREFIXES) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] bytes)
      throws IllegalClassFormatException {
    if (next == null && className != null && mayConcern(className)) {
      await();
    }
    ClassFileTransformer to = next;
    return to == null ? null : to.transform(loader, className, redefined, domain, bytes);
  }

  private void await() {
    try {
      made.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException ofTheHost) {
      Thread.currentThread().interrupt();
    }
  }
}
