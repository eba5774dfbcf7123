package glossary.agent.hooks;

import java.io.IOException;
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
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The class files of a server's jars, none of which is loaded. */
final class ServerJars {
  private final Map<String, byte[]> classes = new HashMap<>();
  private final Set<String> publicMethods = new HashSet<>();

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
          classes.put(name.substring(0, name.length() - ".class".length()), bytes);
          new ClassReader(bytes)
              .accept(
                  new Methods(),
                  ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
      }
    }
  }

  /** Whether this method is there and the agent can put its calls into it. */
  boolean weaves(HookPoint point) {
    byte[] bytes = classes.get(point.className.replace('.', '/'));
    return bytes != null
        && new Weaver().weave(bytes, List.of(new Weaver.Numbered(0, point))) != null;
  }

  /** Whether any class has such a public method. */
  boolean offers(CalledMethods.Called called) {
    return publicMethods.contains(called.toString());
  }

  private final class Methods extends ClassVisitor {
    Methods() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if ((access & Opcodes.ACC_PUBLIC) != 0) {
        publicMethods.add(CalledMethods.text(name, descriptor));
      }
      return null;
    }
  }
}
