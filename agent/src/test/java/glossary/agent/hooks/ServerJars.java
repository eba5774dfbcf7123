package glossary.agent.hooks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The class files of a server's jars, none of which is loaded. */
final class ServerJars {
  private final Map<String, byte[]> classes = new HashMap<>();

  /** Of all classes together. */
  private final Set<String> publicMethods = new HashSet<>();

  /** Fields and methods, each behind its class and a blank. */
  private final Set<String> members = new HashSet<>();

  /** Those of them that are public and static. */
  private final Set<String> shown = new HashSet<>();

  private ServerJars() {}

  static ServerJars in(Path folder) throws IOException {
    ServerJars jars = new ServerJars();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        jars.read(file);
      }
    }
    return jars;
  }

  private void read(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info")) {
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          add(name.substring(0, name.length() - ".class".length()), bytes);
        }
      }
    }
  }

  /** The packages of the server in the JDK that runs this. */
  static ServerJars ofTheJdk() throws IOException {
    ServerJars jars = new ServerJars();
    Path modules = Path.of(URI.create("jrt:/jdk.httpserver"));
    try (Stream<Path> files = Files.walk(modules)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
        String name = modules.relativize(file).toString();
        jars.add(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
    return jars;
  }

  private void add(String name, byte[] bytes) {
    classes.put(name, bytes);
    new ClassReader(bytes)
        .accept(
            new Members(name.replace('/', '.')),
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  /** Whether this method is there and the agent can put its calls into it. */
  boolean weaves(HookPoint point) {
    byte[] bytes = classes.get(point.className.replace('.', '/'));
    return bytes != null
        && new Weaver().weave(bytes, List.of(new Weaver.Numbered(0, point))) != null;
  }

  /** Whether it is there, and as open as it must be. */
  boolean offers(CalledMethods.Called called) {
    if (called.owner() == null) {
      return publicMethods.contains(called.signature());
    }
    return (called.shown() ? shown : members).contains(called.owner() + " " + called.signature());
  }

  private final class Members extends ClassVisitor {
    private final String owner;

    Members(String owner) {
      super(Opcodes.ASM9);
      this.owner = owner;
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      add(access, name);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      String text = CalledMethods.text(name, descriptor);
      add(access, text);
      if ((access & Opcodes.ACC_PUBLIC) != 0) {
        publicMethods.add(text);
      }
      return null;
    }

    private void add(int access, String member) {
      int open = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
      members.add(owner + " " + member);
      if ((access & open) == open) {
        shown.add(owner + " " + member);
      }
    }
  }
}
