package glossary.agent.hooks;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;

/** What the hooks of a server call or read by name, taken from their constants. */
final class CalledMethods {
  private static final String PACKAGE = "glossary.agent.servers.";

  /** In the order of the groups of hooks. */
  private static final List<String> STARTS =
      List.of(
          "tomcat-",
          "jetty-",
          "jetty-12",
          "undertow-",
          "netty-",
          "netty-http2-",
          "vert.x-",
          "webflux-",
          "spring-boot-",
          "jersey-",
          "javalin-",
          "spark-",
          "jdk-",
          "grizzly-",
          "helidon-");

  /** A second server in the group of the JDK's. */
  private static final String ROBAHO = "robaho";

  private static final List<List<String>> CLASSES =
      List.of(
          List.of("Tomcat", "ServletMapping"),
          List.of("Jetty9", "JettyHeaders"),
          List.of("Jetty12", "Jetty12Headers"),
          List.of("Undertow", "ServletMapping"),
          List.of("Netty", "NettyConnection", "NettyHead", "NettyResponses"),
          List.of("NettyHttp2", "NettyHttp2Head", "NettyStreams"),
          List.of("Vertx"),
          List.of("WebFlux"),
          List.of("SpringMvc"),
          List.of("Jersey"),
          List.of("Javalin"),
          List.of("Spark"),
          List.of("JdkServer"),
          List.of("Grizzly", "GrizzlyHeaders"),
          List.of("Helidon", "HelidonHeaders"));

  /** What stands on servlet servers. */
  private static final List<String> ON_SERVLETS =
      List.of("spring-boot-", "jersey-", "javalin-", "spark-");

  /** What they stand on, and what comes with Spring Boot. */
  private static final List<Integer> BELOW =
      Stream.of("tomcat-", "jetty-9", "jetty-12", "undertow-", "webflux-")
          .map(CalledMethods::group)
          .toList();

  private CalledMethods() {}

  /**
   * A public method of whatever class, or a member of one class.
   *
   * @param owner null for whatever class
   * @param parameters null for a field
   * @param shown whether it must be public and static
   */
  record Called(String owner, String name, List<String> parameters, boolean shown) {

    String signature() {
      return parameters == null ? name : name + "(" + String.join(",", parameters) + ")";
    }

    @Override
    public String toString() {
      String member = owner == null ? signature() : simple(owner) + "." + signature();
      return (parameters == null ? "field " : "call ") + member;
    }

    private static String simple(String owner) {
      return owner.substring(owner.lastIndexOf('.') + 1);
    }
  }

  /** The group of the hooks for this version. */
  static int group(String version) {
    int group = version.startsWith(ROBAHO) ? STARTS.indexOf("jdk-") : -1;
    for (int i = 0; i < STARTS.size(); i++) {
      group = version.startsWith(STARTS.get(i)) ? i : group;
    }
    return group;
  }

  /** Whether these hooks are of what a framework stands on, or of what comes with it. */
  static boolean isBelow(int group, String version) {
    boolean ofNetty = group == group("netty-") || group == group("netty-http2-");
    return ofNetty && Stream.of("netty-", "vert.x-", "webflux-").anyMatch(version::startsWith)
        || ON_SERVLETS.stream().anyMatch(version::startsWith) && BELOW.contains(group);
  }

  static List<Called> of(String version) throws ReflectiveOperationException {
    List<Called> called = new ArrayList<>();
    for (String name : CLASSES.get(group(version))) {
      for (Field field : Class.forName(PACKAGE + name).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          called.add(called(field.getType().getSimpleName(), field.get(null)));
        }
      }
    }
    called.removeIf(Objects::isNull);
    called.removeIf(one -> one.owner() != null && !concerns(version, one.owner()));
    return called;
  }

  /** Whether a class is of that server and not of the other in its group. */
  static boolean concerns(String version, String className) {
    int group = group(version);
    return group != STARTS.indexOf("jdk-")
        || version.startsWith(ROBAHO) == className.startsWith(ROBAHO);
  }

  /** Null if the constant names nothing of a server. */
  private static Called called(String type, Object constant) throws ReflectiveOperationException {
    return switch (type) {
      case "Call" -> new Called(null, (String) read(constant, "name"), parameters(constant), false);
      case "FieldRead" ->
          new Called(
              (String) read(constant, "className"), (String) read(constant, "name"), null, false);
      case "Statics" ->
          read(constant, "member") == null
              ? null
              : new Called(
                  (String) read(constant, "className"),
                  (String) read(constant, "member"),
                  parameters(constant),
                  true);
      default -> null;
    };
  }

  private static List<String> parameters(Object constant) throws ReflectiveOperationException {
    String[] parameters = (String[]) read(constant, "parameters");
    return parameters == null ? null : Arrays.asList(parameters);
  }

  private static Object read(Object from, String name) throws ReflectiveOperationException {
    Class<?> type =
        from.getClass().isAnonymousClass() ? from.getClass().getSuperclass() : from.getClass();
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(from);
  }

  /** As {@link Called#signature} writes it. */
  static String text(String name, String descriptor) {
    return name
        + Arrays.stream(Type.getArgumentTypes(descriptor))
            .map(CalledMethods::className)
            .collect(Collectors.joining(",", "(", ")"));
  }

  /** As {@link Class#getName} has it. */
  private static String className(Type type) {
    return type.getSort() == Type.ARRAY
        ? type.getDescriptor().replace('/', '.')
        : type.getClassName();
  }
}
