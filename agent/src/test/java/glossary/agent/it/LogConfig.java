package glossary.agent.it;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a library is told to print lines such as {@code LOG com.example.shop|INFO|r-1|0af7|GET
 * /shop/app/*|text}.
 *
 * @param files by name, in a folder of the class path
 * @param flags of the JVM, with {@code {folder}} for that
 */
record LogConfig(Map<String, String> files, String... flags) {
  private static final String LINE = "LOG %c|%p|%X{request_id}|%X{trace_id}|%X{endpoint}|%m%n";

  static final LogConfig LOGBACK =
      new LogConfig(
          Map.of(
              "logback.xml",
              """
              <configuration>
                <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                  <encoder><pattern>%s</pattern></encoder>
                </appender>
                <logger name="com.example" level="INFO"/>
                <root level="WARN"><appender-ref ref="OUT"/></root>
              </configuration>
              """
                  .formatted(LINE)));

  static final LogConfig LOG4J2 = new LogConfig(Map.of("log4j2.xml", log4j2("Root")));

  static final LogConfig LOG4J2_ASYNC =
      new LogConfig(
          Map.of("log4j2.xml", log4j2("Root")),
          "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector",
          "-DLog4jContextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector");

  static final LogConfig LOG4J2_ASYNC_ROOT =
      new LogConfig(Map.of("log4j2.xml", log4j2("AsyncRoot")));

  static final LogConfig LOG4J1 =
      new LogConfig(
          Map.of(
              "log4j.properties",
              """
              log4j.rootLogger=INFO, OUT
              log4j.appender.OUT=org.apache.log4j.ConsoleAppender
              log4j.appender.OUT.layout=org.apache.log4j.PatternLayout
              log4j.appender.OUT.layout.ConversionPattern=%s
              """
                  .formatted(LINE)));

  static final LogConfig JUL =
      new LogConfig(
          Map.of(
              "logging.properties",
              """
              handlers=java.util.logging.ConsoleHandler
              com.example.shop.handlers=com.example.shop.ThrowingHandler
              """),
          "-Djava.util.logging.config.file={folder}/logging.properties");

  static final LogConfig JUL_TO_SLF4J =
      new LogConfig(
          Map.of(
              "logging.properties",
              "handlers=org.slf4j.bridge.SLF4JBridgeHandler\n",
              "logback.xml",
              LOGBACK.files.get("logback.xml")),
          "-Djava.util.logging.config.file={folder}/logging.properties");

  static final LogConfig JUL_TO_LOG4J =
      new LogConfig(
          LOG4J2.files, "-Djava.util.logging.manager=org.apache.logging.log4j.jul.LogManager");

  static final LogConfig JBOSS =
      new LogConfig(
          Map.of(
              "logging.properties",
              """
              logger.level=INFO
              logger.handlers=OUT
              handler.OUT=org.jboss.logmanager.handlers.ConsoleHandler
              handler.OUT.properties=autoFlush,target
              handler.OUT.autoFlush=true
              handler.OUT.target=SYSTEM_OUT
              handler.OUT.formatter=LINE
              formatter.LINE=org.jboss.logmanager.formatters.PatternFormatter
              formatter.LINE.properties=pattern
              formatter.LINE.pattern=%s
              """
                  .formatted(LINE)),
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Dlogging.configuration=file:{folder}/logging.properties");

  static final String[] JBOSS_3_JARS = {
    "jboss-logmanager-3",
    "jboss-logging",
    "jboss-modules",
    "smallrye-common-constraint",
    "smallrye-common-cpu",
    "smallrye-common-expression",
    "smallrye-common-function",
    "smallrye-common-net",
    "smallrye-common-os",
    "smallrye-common-ref"
  };

  static final String[] JBOSS_2_JARS = {"jboss-logmanager-2", "wildfly-common"};

  String[] flags(Path folder) {
    return Stream.of(flags)
        .map(flag -> flag.replace("{folder}", folder.toString()))
        .toArray(String[]::new);
  }

  private static String log4j2(String root) {
    return """
        <Configuration status="ERROR">
          <Appenders>
            <Console name="OUT"><PatternLayout pattern="%s"/></Console>
          </Appenders>
          <Loggers><%s level="INFO"><AppenderRef ref="OUT"/></%s></Loggers>
        </Configuration>
        """
        .formatted(LINE, root, root);
  }
}
