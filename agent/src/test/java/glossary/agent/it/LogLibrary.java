package glossary.agent.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A logging library, the API that the application calls and the bridges between, each with a
 * console that prints the thread's map.
 */
enum LogLibrary {
  LOGBACK_1_5("slf4j", LogConfig.LOGBACK, "logback-classic-1.5", "logback-core-1.5", "slf4j-api-2"),
  LOGBACK_1_2("slf4j", LogConfig.LOGBACK, "logback-classic-1.2", "logback-core-1.2", "slf4j-api-1"),
  LOG4J_2("log4j2", LogConfig.LOG4J2, "log4j-core-2.24", "log4j-api-2.24"),
  LOG4J_2_12("log4j2", LogConfig.LOG4J2, "log4j-core-2.12", "log4j-api-2.12"),
  LOG4J_2_ASYNC(
      "log4j2", LogConfig.LOG4J2_ASYNC, "log4j-core-2.24", "log4j-api-2.24", "disruptor-3"),
  LOG4J_2_ASYNC_CONFIG(
      "log4j2", LogConfig.LOG4J2_ASYNC_ROOT, "log4j-core-2.24", "log4j-api-2.24", "disruptor-3"),
  LOG4J_1("log4j1", LogConfig.LOG4J1, "log4j-1.2.17"),
  RELOAD4J("log4j1", LogConfig.LOG4J1, "reload4j-1"),
  JUL("jul", LogConfig.JUL),
  JBOSS_3("jboss", LogConfig.JBOSS, LogConfig.JBOSS_3_JARS),
  JBOSS_2("jboss", LogConfig.JBOSS, LogConfig.JBOSS_2_JARS),
  JUL_TO_SLF4J(
      "jul",
      LogConfig.JUL_TO_SLF4J,
      "jul-to-slf4j",
      "logback-classic-1.5",
      "logback-core-1.5",
      "slf4j-api-2"),
  LOG4J_TO_SLF4J(
      "log4j2",
      LogConfig.LOGBACK,
      "log4j-to-slf4j",
      "log4j-api-2.24",
      "logback-classic-1.5",
      "logback-core-1.5",
      "slf4j-api-2"),
  JCL_OVER_SLF4J(
      "jcl",
      LogConfig.LOGBACK,
      "jcl-over-slf4j",
      "logback-classic-1.5",
      "logback-core-1.5",
      "slf4j-api-2"),
  SLF4J_TO_LOG4J(
      "slf4j",
      LogConfig.LOG4J2,
      "log4j-slf4j2-impl",
      "log4j-core-2.24",
      "log4j-api-2.24",
      "slf4j-api-2"),
  LOG4J_1_TO_2("log4j1", LogConfig.LOG4J2, "log4j-1.2-api", "log4j-core-2.24", "log4j-api-2.24"),
  JUL_TO_LOG4J("jul", LogConfig.JUL_TO_LOG4J, "log4j-jul", "log4j-core-2.24", "log4j-api-2.24");

  final String api;
  private final LogConfig config;
  private final String[] jars;

  LogLibrary(String api, LogConfig config, String... jars) {
    this.api = api;
    this.config = config;
    this.jars = jars;
  }

  /** Whether its lines can tell of a request. */
  boolean hasMap() {
    return this != JUL;
  }

  /**
   * Whether the application calls an API with the map; log4j 1's on log4j 2 reads one of its own.
   */
  boolean callsMap() {
    return !api.equals("jul") && this != LOG4J_1_TO_2;
  }

  /** The jars, and a folder with its configuration. */
  List<Path> classPath() throws IOException {
    List<Path> path = new ArrayList<>();
    path.add(folder());
    for (String jar : jars) {
      path.add(Folders.only(Folders.PEERS.resolve("logs"), jar));
    }
    return path;
  }

  private Path folder() throws IOException {
    Path folder = Folders.fresh("log-config");
    for (Map.Entry<String, String> file : config.files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** A host with one application, {@code /shop}, that uses it. */
  Launch launch() throws IOException {
    List<Path> path = new ArrayList<>(ServerUnderTest.TOMCAT_10_1.classPath());
    List<Path> own = classPath();
    path.addAll(own);
    return Launch.of(path, "com.example.shop.LogHost")
        .flags("-Dapps=shop=" + api + "=")
        .flags(config.flags(own.get(0)));
  }
}
