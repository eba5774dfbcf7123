package glossary.agent.hooks;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Puts what a method was called with on the stack, as objects. */
final class Arguments {
  private final Type[] types;
  private final boolean self;
  private final boolean selfIsReadable;

  /**
   * @param selfIsReadable false where a constructor has not made it an object yet
   */
  Arguments(String descriptor, boolean self, boolean selfIsReadable) {
    this.types = Type.getArgumentTypes(descriptor);
    this.self = self;
    this.selfIsReadable = selfIsReadable;
  }

  void pushSelf(MethodVisitor to) {
    if (selfIsReadable) {
      to.visitVarInsn(Opcodes.ALOAD, 0);
    } else {
      to.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  /** Pushes null where there are fewer arguments. */
  void push(MethodVisitor to, int index) {
    if (index >= types.length) {
      to.visitInsn(Opcodes.ACONST_NULL);
      return;
    }
    int slot = self ? 1 : 0;
    for (int i = 0; i < index; i++) {
      slot += types[i].getSize();
    }
    to.visitVarInsn(types[index].getOpcode(Opcodes.ILOAD), slot);
    box(to, types[index]);
  }

  private static void box(MethodVisitor to, Type type) {
    String box = boxOf(type);
    if (box != null) {
      String descriptor = "(" + type.getDescriptor() + ")L" + box + ";";
      to.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }

  private static String boxOf(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
        return "java/lang/Boolean";
      case Type.CHAR:
        return "java/lang/Character";
      case Type.BYTE:
        return "java/lang/Byte";
      case Type.SHORT:
        return "java/lang/Short";
      case Type.INT:
        return "java/lang/Integer";
      case Type.LONG:
        return "java/lang/Long";
      case Type.FLOAT:
        return "java/lang/Float";
      case Type.DOUBLE:
        return "java/lang/Double";
      default:
        return null;
    }
  }
}
