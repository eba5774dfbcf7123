package glossary.agent.hooks;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Puts what a method was called with on the stack, as objects. */
final class Arguments {
  private final Type[] types;
  private final boolean self;
  private final boolean selfIsReadable;
  private final Picked picked;
  private final String owner;

  /**
   * @param selfIsReadable false where a constructor has not made it an object yet
   * @param owner the class of the method, as a class file has it
   */
  Arguments(String descriptor, boolean self, boolean selfIsReadable, Picked picked, String owner) {
    this.types = Type.getArgumentTypes(descriptor);
    this.self = self;
    this.selfIsReadable = selfIsReadable;
    this.picked = picked;
    this.owner = owner;
  }

  void pushSelf(MethodVisitor to) {
    if (selfIsReadable) {
      to.visitVarInsn(Opcodes.ALOAD, 0);
    } else if (!self && picked.withClass) {
      to.visitLdcInsn(Type.getObjectType(owner));
    } else {
      to.visitInsn(Opcodes.ACONST_NULL);
    }
  }

  /** Pushes what has that place among the three, null where there are fewer arguments. */
  void push(MethodVisitor to, int place) {
    int index = picked.argument(place);
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
