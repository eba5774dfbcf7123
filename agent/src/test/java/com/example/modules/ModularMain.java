package com.example.modules;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Runs a main class as JBoss Modules does: its loader asks the parent for the JDK's classes only,
 * so that nothing of the system class path is there, an agent neither. Arguments: the class path,
 * the main class, its arguments.
 */
final class ModularMain {

  private ModularMain() {}

  public static void main(String[] args) throws Exception {
    String[] entries = args[0].split(File.pathSeparator);
    URL[] urls = new URL[entries.length];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = url(entries[i]);
    }
    ClassLoader module = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(module);
    var main = Class.forName(args[1], true, module).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
  }

  private static URL url(String entry) throws MalformedURLException {
    return new File(entry).toURI().toURL();
  }
}
