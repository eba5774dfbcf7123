package glossary.agent.hooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The methods of one class that have a hook, and how many local variables each has. */
final class Found extends ClassVisitor {
  private final List<Weaver.Numbered> points;
  private final Map<String, Integer> locals = new HashMap<>();

  Found(List<Weaver.Numbered> points) {
    super(Opcodes.ASM9);
    this.points = points;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return hook(name, descriptor) == null ? null : new Locals(name + descriptor);
  }

  /** Null if the method has none. */
  Weaver.Numbered hook(String name, String descriptor) {
    for (Weaver.Numbered numbered : points) {
      if (numbered.point.is(name, descriptor)) {
        return numbered;
      }
    }
    return null;
  }

  /** Null if the method has no hook, or no code. */
  Integer locals(String name, String descriptor) {
    return locals.get(name + descriptor);
  }

  boolean isEmpty() {
    return locals.isEmpty();
  }

  /** Only a method with code tells how many it has. */
  private final class Locals extends MethodVisitor {
    private final String method;

    Locals(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      locals.put(method, maxLocals);
    }
  }
}
