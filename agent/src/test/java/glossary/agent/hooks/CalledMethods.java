package glossary.agent.hooks;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.Type;

/** What the hooks of a server call by name, read from their constants. */
final class CalledMethods {
  private static final String PACKAGE = "glossary.agent.servers.";

  /** In the order of the groups of hooks. */
  private static final List<String> STARTS = List.of("tomcat-", "jetty-", "jetty-12", "undertow-");

  private static final List<List<String>> CLASSES =
      List.of(
          List.of("Tomcat", "ServletMapping"),
          List.of("Jetty9", "JettyHeaders"),
          List.of("Jetty12"),
          List.of("Undertow", "ServletMapping"));

  private CalledMethods() {}

  /** A method of whatever class. */
  record Called(String name, List<String> parameters) {
    @Override
    public String toString() {
      return name + "(" + String.join(",", parameters) + ")";
    }
  }

  /** The group of the hooks for this version. */
  static int group(String version) {
    int group = -1;
    for (int i = 0; i < STARTS.size(); i++) {
      group = version.startsWith(STARTS.get(i)) ? i : group;
    }
    return group;
  }

  static List<Called> of(String version) throws ReflectiveOperationException {
    List<Called> called = new ArrayList<>();
    for (String name : CLASSES.get(group(version))) {
      for (Field field : Class.forName(PACKAGE + name).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.getType().getName().equals(PACKAGE + "Call")) {
          field.setAccessible(true);
          called.add(called(field.get(null)));
        }
      }
    }
    return called;
  }

  private static Called called(Object call) throws ReflectiveOperationException {
    return new Called(
        (String) read(call, "name"), Arrays.asList((String[]) read(call, "parameters")));
  }

  private static Object read(Object from, String name) throws ReflectiveOperationException {
    Field field = from.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(from);
  }

  /** As {@link Called#toString} writes it. */
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
