package glossary.sidecar.health;

import java.nio.file.Path;

/** Prints the machine's memory, measured in a process of its own. Argument: the folder. */
final class MemoryMain {

  private MemoryMain() {}

  public static void main(String[] arguments) {
    MachineMemory memory = new MachineMemory(Path.of(arguments[0]));
    memory.now();
    MemoryFigures now = memory.now();
    System.out.println(now.limitBytes() + " " + now.availableBytes() + " " + memory.byOshi());
  }
}
