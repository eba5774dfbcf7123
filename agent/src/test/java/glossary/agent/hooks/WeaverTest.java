package glossary.agent.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files that the weaver makes, as the JVM's verifier sees them. */
class WeaverTest {
  private static final int MAJOR_LOW = 7;
  private static final Hook NONE = new Hook() {};

  private static List<Weaver.Numbered> around(String... methods) {
    List<Weaver.Numbered> points = new ArrayList<>();
    for (String method : methods) {
      HookPoint point = HookPoint.around("any", method, "(", NONE);
      points.add(new Weaver.Numbered(points.size() * 1000, point));
    }
    return points;
  }

  private static List<Weaver.Numbered> aroundAll(Class<?> type) {
    Method[] methods = type.getDeclaredMethods();
    String[] names = new String[methods.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = methods[i].getName();
    }
    return around(names);
  }

  @Test
  void nothing_is_returned_for_a_class_without_the_methods() {
    assertThat(new Weaver().weave(FreshLoader.bytes(Sample.class.getName()), around("absent")))
        .isNull();
  }

  @Test
  void a_method_without_code_is_left_alone() {
    byte[] bytes = FreshLoader.bytes(java.util.function.Function.class.getName());

    assertThat(new Weaver().weave(bytes, around("apply"))).isNull();
    assertThat(new Weaver().weave(bytes, around("apply", "andThen"))).isNotNull();
  }

  /** Of Java 5, which tells no types at jumps, and of Java 6, which does. */
  @ParameterizedTest
  @ValueSource(ints = {49, 50})
  void class_files_of_old_versions_pass_the_verifier(int major) throws Exception {
    FreshLoader loader =
        new FreshLoader(Sample.class.getName(), (name, bytes) -> woven(name, of(major, bytes)));

    Class<?> sample = loader.loadClass(Sample.class.getName());

    assertThat(sample.getMethod("added", long.class, double.class, float.class)).isNotNull();
  }

  @Test
  void a_class_file_newer_than_any_known_keeps_its_version() {
    byte[] bytes = of(100, FreshLoader.bytes(Sample.class.getName()));

    byte[] woven = new Weaver().weave(bytes, aroundAll(Sample.class));

    assertThat(woven[MAJOR_LOW]).isEqualTo((byte) 100);
    assertThat(woven).hasSizeGreaterThan(bytes.length);
  }

  private static byte[] of(int major, byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[MAJOR_LOW] = (byte) major;
    return changed;
  }

  /** Nothing a hook does to a method may make the host's class unusable. */
  @Test
  void every_method_of_a_real_server_passes_the_verifier() throws Exception {
    FreshLoader loader = new FreshLoader("org.apache.", WeaverTest::woven);
    int verified = 0;
    for (String name : classesOf(Tomcat.class, "org/apache/co")) {
      verified += Class.forName(name, false, loader).getDeclaredMethods().length;
    }
    assertThat(verified).isGreaterThan(1000);
  }

  private static byte[] woven(String name, byte[] bytes) {
    try {
      Class<?> type = Class.forName(name, false, WeaverTest.class.getClassLoader());
      byte[] woven = new Weaver().weave(bytes, aroundAll(type));
      return woven == null ? bytes : woven;
    } catch (ClassNotFoundException absent) {
      throw new IllegalStateException(name, absent);
    }
  }

  private static List<String> classesOf(Class<?> member, String folder) throws Exception {
    Path jar = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile opened = new JarFile(jar.toFile())) {
      return opened.stream()
          .map(JarEntry::getName)
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(jar.toString(), unreadable);
    }
  }
}
