package com.example.shop;

/** Prints which of the classes that its arguments name can be loaded by an application. */
final class Visible {

  private Visible() {}

  public static void main(String[] names) {
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
