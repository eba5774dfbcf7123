package glossary.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** A folder with the application's classes, as a container has it. */
final class WebApplication {
  private static final String PACKAGE = "glossary/soak/app/";
  private static final List<String> CLASSES = List.of("AppServlet", "OwnFailure");

  private final Path folder;

  WebApplication(Path folder) throws IOException {
    this.folder = folder;
    Path classes = Files.createDirectories(folder.resolve("WEB-INF/classes/" + PACKAGE));
    for (String name : CLASSES) {
      String file = name + ".class";
      try (InputStream in =
          WebApplication.class.getClassLoader().getResourceAsStream(PACKAGE + file)) {
        Files.copy(in, classes.resolve(file));
      }
    }
  }

  /** Deploys it; its classes come from its own folder, not from this program. */
  Context deploy(Tomcat tomcat) {
    Context context = tomcat.addContext("/app", folder.toString());
    Wrapper servlet = Tomcat.addServlet(context, "app", "glossary.soak.app.AppServlet");
    servlet.setAsyncSupported(true);
    servlet.addMapping("/call/*");
    return context;
  }
}
