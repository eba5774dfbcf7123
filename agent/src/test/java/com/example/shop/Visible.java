package com.example.shop;

/**
 * Prints which of the classes that its arguments name can be loaded by an application, once the
 * bridge is there: the agent is made beside the host's main.
 */
final class Visible {

  private Visible() {}

  private static final long PATIENCE_NANOS = 10_000_000_000L;

  public static void main(String[] names) {
    long start = System.nanoTime();
    while (loader("java.lang.GlossaryBridgeV1").equals("hidden")
        && System.nanoTime() - start < PATIENCE_NANOS) {
      Thread.onSpinWait();
    }
    for (String name : names) {
      System.out.println(name + " " + loader(name));
    }
  }

  private static String loader(String name) {
    try {
      ClassLoader loader =
          Class.forName(name, false, Visible.class.getClassLoader()).getClassLoader();
      return loader == null ? "boot" : "loaded";
    } catch (ClassNotFoundException hidden) {
      return "hidden";
    }
  }
}
