package glossary.agent.hooks;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts calls of the bridge into the bytes of one class. Adds no member and looks no other class up,
 * so it works on classes that are loaded already and never asks a loader of the host.
 */
final class Weaver {
  private static final int MAJOR_HIGH = 6;
  private static final int MAJOR_LOW = 7;
  private static final int BYTE = 0xff;

  /** Of the newest class files that are known. */
  private static final int NEWEST = Opcodes.V27;

  /** A hook with the number that the bridge passes for it. */
  static final class Numbered {
    final int number;
    final HookPoint point;

    Numbered(int number, HookPoint point) {
      this.number = number;
      this.point = point;
    }
  }

  /** Returns null if the class has none of the methods. */
  byte[] weave(byte[] bytes, List<Numbered> points) {
    int major = (bytes[MAJOR_HIGH] & BYTE) << Byte.SIZE | bytes[MAJOR_LOW] & BYTE;
    ClassReader reader = new ClassReader(major > NEWEST ? as(NEWEST, bytes) : bytes);
    Found found = new Found(points);
    reader.accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    if (found.isEmpty()) {
      return null;
    }
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new HookedClass(writer, found), ClassReader.EXPAND_FRAMES);
    return as(major, writer.toByteArray());
  }

  /**
   * A newer JDK's class files differ in what they may hold, which the JDK's own server does not.
   */
  private static byte[] as(int major, byte[] bytes) {
    byte[] copy = bytes.clone();
    copy[MAJOR_HIGH] = (byte) (major >>> Byte.SIZE);
    copy[MAJOR_LOW] = (byte) major;
    return copy;
  }
}
