package glossary.agent.hooks;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Puts one call at the start of a method. */
class EnterCall extends MethodVisitor {
  private static final String BRIDGE = "java/lang/GlossaryBridgeV1";
  private static final String OBJECT = "Ljava/lang/Object;";

  /** Number, self, and three arguments, the last of which may be a long before it is an object. */
  private static final int STACK = 6;

  final int number;
  final Arguments arguments;

  EnterCall(MethodVisitor next, int number, Arguments arguments) {
    super(Opcodes.ASM9, next);
    this.number = number;
    this.arguments = arguments;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    enter();
    super.visitInsn(Opcodes.POP);
  }

  /** Leaves what it returns on the stack. */
  final void enter() {
    super.visitLdcInsn(number);
    arguments.pushSelf(mv);
    arguments.push(mv, 0);
    arguments.push(mv, 1);
    arguments.push(mv, 2);
    call("enter", "(I" + OBJECT + OBJECT + OBJECT + OBJECT + ")" + OBJECT);
  }

  /** Needs number, entered, self, first and thrown on the stack. */
  final void exit() {
    call("exit", "(I" + OBJECT + OBJECT + OBJECT + "Ljava/lang/Throwable;)V");
  }

  private void call(String method, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, method, descriptor, false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
