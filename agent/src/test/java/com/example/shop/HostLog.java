package com.example.shop;

import java.lang.reflect.Method;
import java.util.Map;

/**
 * A logging API, called as an application compiled against it would. By reflection, so that one
 * host runs with any of them, and with two versions of one in loaders of their own.
 */
abstract class HostLog {
  final ClassLoader loader;

  HostLog(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * @param api {@code slf4j}, {@code log4j2}, {@code log4j1}, {@code jul}, {@code jboss}, {@code
   *     jcl} or {@code none}
   */
  static HostLog of(String api, ClassLoader loader) throws ReflectiveOperationException {
    return switch (api) {
      case "slf4j" -> new Slf4j(loader);
      case "log4j2" -> new Log4j2(loader);
      case "log4j1" -> new Log4j1(loader);
      case "jul" -> new Jul(loader);
      case "jboss" -> new JBoss(loader);
      case "jcl" -> new Jcl(loader);
      default -> new None(loader);
    };
  }

  abstract void info(String text) throws ReflectiveOperationException;

  abstract void warn(String text) throws ReflectiveOperationException;

  abstract void error(String text, Throwable thrown) throws ReflectiveOperationException;

  /** The class with the static methods of the thread's map; null without one. */
  abstract String map();

  /** Null without a map. */
  Object get(String key) throws ReflectiveOperationException {
    return map() == null ? null : call(map(), "get", String.class).invoke(null, key);
  }

  void put(String key, String value) throws ReflectiveOperationException {
    String type = map();
    Class<?> values = type.equals("org.apache.log4j.MDC") ? Object.class : String.class;
    call(type, "put", String.class, values).invoke(null, key, value);
  }

  void remove(String key) throws ReflectiveOperationException {
    call(map(), "remove", String.class).invoke(null, key);
  }

  void clear() throws ReflectiveOperationException {
    call(map(), map().endsWith("ThreadContext") ? "clearMap" : "clear").invoke(null);
  }

  /** A copy of the thread's map, as an application carries it to another thread. */
  Object copy() throws ReflectiveOperationException {
    String name =
        switch (map()) {
          case "org.slf4j.MDC" -> "getCopyOfContextMap";
          case "org.jboss.logmanager.MDC" -> "copy";
          default -> "getContext";
        };
    Object copy = call(map(), name).invoke(null);
    return copy == null ? Map.of() : copy;
  }

  final Method call(String type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = Class.forName(type, true, loader).getMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  /** Loggers with {@code info}, {@code warn} and {@code error} of one kind of parameter. */
  private abstract static class Levels extends HostLog {
    private final Object logger;
    private final Class<?> type;
    private final Class<?> text;

    Levels(ClassLoader loader, Object logger, String type, Class<?> text)
        throws ReflectiveOperationException {
      super(loader);
      this.logger = logger;
      this.type = Class.forName(type, true, loader);
      this.text = text;
    }

    @Override
    void info(String line) throws ReflectiveOperationException {
      type.getMethod("info", text).invoke(logger, line);
    }

    @Override
    void warn(String line) throws ReflectiveOperationException {
      type.getMethod("warn", text).invoke(logger, line);
    }

    @Override
    void error(String line, Throwable thrown) throws ReflectiveOperationException {
      type.getMethod("error", text, Throwable.class).invoke(logger, line, thrown);
    }

    static Object logger(ClassLoader loader, String factory, String method)
        throws ReflectiveOperationException {
      return Class.forName(factory, true, loader)
          .getMethod(method, String.class)
          .invoke(null, "com.example.shop");
    }
  }

  private static final class Slf4j extends Levels {
    Slf4j(ClassLoader loader) throws ReflectiveOperationException {
      super(
          loader,
          logger(loader, "org.slf4j.LoggerFactory", "getLogger"),
          "org.slf4j.Logger",
          String.class);
    }

    @Override
    String map() {
      return "org.slf4j.MDC";
    }
  }

  private static final class Log4j2 extends Levels {
    Log4j2(ClassLoader loader) throws ReflectiveOperationException {
      super(
          loader,
          logger(loader, "org.apache.logging.log4j.LogManager", "getLogger"),
          "org.apache.logging.log4j.Logger",
          String.class);
    }

    @Override
    String map() {
      return "org.apache.logging.log4j.ThreadContext";
    }
  }

  private static final class Log4j1 extends Levels {
    Log4j1(ClassLoader loader) throws ReflectiveOperationException {
      super(
          loader,
          logger(loader, "org.apache.log4j.Logger", "getLogger"),
          "org.apache.log4j.Category",
          Object.class);
    }

    @Override
    String map() {
      return "org.apache.log4j.MDC";
    }
  }

  private static final class Jcl extends Levels {
    Jcl(ClassLoader loader) throws ReflectiveOperationException {
      super(
          loader,
          logger(loader, "org.apache.commons.logging.LogFactory", "getLog"),
          "org.apache.commons.logging.Log",
          Object.class);
    }

    @Override
    String map() {
      return "org.slf4j.MDC";
    }
  }

  /** The JDK's, also where another log manager makes its loggers. */
  private static class Jul extends HostLog {
    private final java.util.logging.Logger logger =
        java.util.logging.Logger.getLogger("com.example.shop");

    Jul(ClassLoader loader) {
      super(loader);
    }

    @Override
    void info(String text) {
      logger.info(text);
    }

    @Override
    void warn(String text) {
      logger.warning(text);
    }

    @Override
    void error(String text, Throwable thrown) {
      logger.log(java.util.logging.Level.SEVERE, text, thrown);
    }

    @Override
    String map() {
      return null;
    }
  }

  private static final class JBoss extends Jul {
    JBoss(ClassLoader loader) {
      super(loader);
    }

    @Override
    String map() {
      return "org.jboss.logmanager.MDC";
    }
  }

  private static final class None extends HostLog {
    None(ClassLoader loader) {
      super(loader);
    }

    @Override
    void info(String text) {
      System.out.println("PLAIN " + text);
    }

    @Override
    void warn(String text) {
      info(text);
    }

    @Override
    void error(String text, Throwable thrown) {
      info(text);
    }

    @Override
    String map() {
      return null;
    }
  }
}
