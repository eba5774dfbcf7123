package glossary.benchmarks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat with one servlet: eleven bytes to whoever asks. Argument: the port. */
public final class HelloTomcat {

  private HelloTomcat() {}

  public static void main(String[] arguments) throws Exception {
    start(Integer.parseInt(arguments[0]));
  }

  public static Tomcat start(int port) throws Exception {
    Tomcat tomcat = new Tomcat();
    File folder = new File(System.getProperty("java.io.tmpdir"));
    tomcat.setBaseDir(folder.getPath());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(port);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", folder.getPath());
    Tomcat.addServlet(context, "hello", new Hello()).addMapping("/");
    tomcat.start();
    return tomcat;
  }

  private static final class Hello extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final byte[] BODY = "hello world".getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      response.setContentLength(BODY.length);
      response.getOutputStream().write(BODY);
    }
  }
}
