package com.example.glossary.tomcat;

import com.example.glossary.Glossary;
import com.example.glossary.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;

/** A small glossary on embedded Tomcat. */
public final class GlossaryTomcat {

  private GlossaryTomcat() {}

  public static void main(String[] arguments) throws Exception {
    Start start = Start.of(arguments);
    Path folder = Files.createTempDirectory("glossary-tomcat-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    tomcat.setPort(start.port());
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    addGlossary(tomcat, Files.createDirectory(folder.resolve("static")));
    tomcat.start();
    start.serve(tomcat.getConnector().getLocalPort());
    tomcat.stop();
    System.exit(0);
  }

  private static void addGlossary(Tomcat tomcat, Path files) throws IOException {
    Files.write(files.resolve("style.css"), Glossary.styleSheet());
    Glossary glossary = Glossary.load();
    Context context = tomcat.addContext("", files.toString());
    context.addMimeMapping("css", "text/css");
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    Tomcat.addServlet(context, "home", new HomeServlet(glossary)).addMapping("");
    Tomcat.addServlet(context, "term", new TermServlet(glossary)).addMapping("/terms/*");
    Tomcat.addServlet(context, "search", new SearchServlet(glossary)).addMapping("/search");
    Tomcat.addServlet(context, "slow", new SlowServlet(glossary)).addMapping("/slow");
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException left) {
      System.err.println("Could not delete " + folder + ": " + left);
    }
  }
}
