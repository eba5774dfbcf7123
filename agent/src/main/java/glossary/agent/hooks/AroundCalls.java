package glossary.agent.hooks;

import java.util.Arrays;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts a call at the start of a method and at each of its ends. What the end needs is kept in local
 * variables behind the method's own, which may assign to its parameters.
 */
final class AroundCalls extends EnterCall {
  private static final String OBJECT = "java/lang/Object";
  private static final int KEPT = 3;

  private final int kept;
  private final boolean frames;
  private final Label start = new Label();

  /**
   * @param locals the local variables of the method
   * @param frames whether this class file must tell the types of variables where code may jump to
   */
  AroundCalls(MethodVisitor next, int number, Arguments arguments, int locals, boolean frames) {
    super(next, number, arguments);
    this.kept = locals;
    this.frames = frames;
  }

  @Override
  public void visitCode() {
    mv.visitCode();
    arguments.pushSelf(mv);
    mv.visitVarInsn(Opcodes.ASTORE, kept + 1);
    arguments.push(mv, 0);
    mv.visitVarInsn(Opcodes.ASTORE, kept + 2);
    enter();
    mv.visitVarInsn(Opcodes.ASTORE, kept);
    mv.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      pushKept();
      mv.visitInsn(Opcodes.ACONST_NULL);
      exit();
    }
    super.visitInsn(opcode);
  }

  private void pushKept() {
    mv.visitLdcInsn(number);
    for (int i = 0; i < KEPT; i++) {
      mv.visitVarInsn(Opcodes.ALOAD, kept + i);
    }
  }

  @Override
  public void visitFrame(int type, int count, Object[] locals, int depth, Object[] stack) {
    Object[] all = withKept(count, locals);
    mv.visitFrame(type, all.length, all, depth, stack);
  }

  /** Fills up with unusable variables to where the kept ones are. */
  private Object[] withKept(int count, Object[] locals) {
    Object[] all = Arrays.copyOf(locals, count + kept + KEPT);
    int size = count;
    for (int slot = slots(count, locals); slot < kept; slot++) {
      all[size++] = Opcodes.TOP;
    }
    for (int i = 0; i < KEPT; i++) {
      all[size++] = OBJECT;
    }
    return Arrays.copyOf(all, size);
  }

  private static int slots(int count, Object[] locals) {
    int slots = 0;
    for (int i = 0; i < count; i++) {
      slots += locals[i] == Opcodes.LONG || locals[i] == Opcodes.DOUBLE ? 2 : 1;
    }
    return slots;
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    Label end = new Label();
    mv.visitLabel(end);
    mv.visitTryCatchBlock(start, end, end, null);
    if (frames) {
      visitFrame(Opcodes.F_NEW, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
    }
    int thrown = kept + KEPT;
    mv.visitVarInsn(Opcodes.ASTORE, thrown);
    pushKept();
    mv.visitVarInsn(Opcodes.ALOAD, thrown);
    exit();
    mv.visitVarInsn(Opcodes.ALOAD, thrown);
    mv.visitInsn(Opcodes.ATHROW);
    super.visitMaxs(maxStack, thrown + 1);
  }
}
