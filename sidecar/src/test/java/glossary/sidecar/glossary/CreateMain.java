package glossary.sidecar.glossary;

import java.nio.file.Path;

/** Creates embedded glossaries until it is killed. */
final class CreateMain {
  private CreateMain() {}

  /** Arguments: the folder that gets a folder for each. */
  public static void main(String[] arguments) throws Exception {
    for (int i = 0; ; i++) {
      System.out.println(i);
      EmbeddedGlossary.createIfAbsent(Path.of(arguments[0], "" + i, "glossary.db"));
    }
  }
}
