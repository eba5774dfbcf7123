package glossary.agent.hooks;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Copies a class and puts calls of the bridge into the methods that were found. */
final class HookedClass extends ClassVisitor {
  private static final int MAJOR = 0xffff;

  private final Found found;
  private boolean frames;
  private String owner;

  HookedClass(ClassVisitor next, Found found) {
    super(Opcodes.ASM9, next);
    this.found = found;
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    frames = (version & MAJOR) >= Opcodes.V1_6;
    owner = name;
    super.visit(version, access, name, signature, parent, interfaces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    Integer locals = found.locals(name, descriptor);
    if (locals == null) {
      return next;
    }
    Weaver.Numbered hook = found.hook(name, descriptor);
    boolean self = (access & Opcodes.ACC_STATIC) == 0;
    if (!hook.point.around) {
      boolean readable = self && !name.equals("<init>");
      return new EnterCall(
          next, hook.number, new Arguments(descriptor, self, readable, hook.point.picked, owner));
    }
    Arguments arguments = new Arguments(descriptor, self, self, hook.point.picked, owner);
    return new AroundCalls(next, hook.number, arguments, locals, frames);
  }
}
