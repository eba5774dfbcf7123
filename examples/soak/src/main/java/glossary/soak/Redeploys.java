package glossary.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * Deploys a web application again and again, calls it, and undeploys it; ends with 1 if a class
 * loader of an application stays. Argument: how often.
 */
public final class Redeploys {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Map<String, Integer> CALLS =
      Map.of("ok", 200, "thrown", 500, "error", 503, "async", 200);

  private final Tomcat tomcat = new Tomcat();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
  private final WebApplication application;

  private Redeploys() throws IOException {
    var folder = Files.createTempDirectory("redeploys");
    application = new WebApplication(folder.resolve("app"));
    tomcat.setBaseDir(folder.toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
  }

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset(); // Or Tomcat tells of every request that is made to fail.
    Redeploys redeploys = new Redeploys();
    redeploys.tomcat.start();
    boolean clean = redeploys.run(Integer.parseInt(arguments[0]));
    redeploys.tomcat.stop();
    System.exit(clean ? 0 : 1);
  }

  private boolean run(int times) throws Exception {
    once();
    long before = metaspaceKilobytes();
    for (int i = 1; i < times; i++) {
      once();
    }
    boolean agent = isConnected();
    long stayed = stayed();
    System.out.printf(
        "%d redeploys, agent %s: %d class loaders stayed; metaspace %d kB after the first, %d kB after the last%n",
        times, agent ? "on" : "off", stayed, before, metaspaceKilobytes());
    return stayed == 0;
  }

  private void once() throws Exception {
    Context context = application.deploy(tomcat);
    ClassLoader loader = context.getLoader().getClassLoader();
    loaders.add(new WeakReference<>(loader));
    for (Map.Entry<String, Integer> call : CALLS.entrySet()) {
      int status = call(call.getKey());
      if (status != call.getValue()) {
        throw new IllegalStateException(call + " was answered with " + status);
      }
    }
    undeploy(context);
  }

  private int call(String path) throws IOException, InterruptedException {
    int port = tomcat.getConnector().getLocalPort();
    URI uri = URI.create("http://127.0.0.1:" + port + "/app/call/" + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }

  private void undeploy(Context context) throws LifecycleException {
    context.stop();
    tomcat.getHost().removeChild(context);
    context.destroy();
  }

  /** Waits for those that can be collected. */
  private long stayed() {
    long begun = System.nanoTime();
    long stayed = loaders.size();
    while (stayed > 0 && System.nanoTime() - begun < PATIENCE_NANOS) {
      System.gc();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      stayed = loaders.stream().filter(loader -> loader.get() != null).count();
    }
    return stayed;
  }

  private static boolean isConnected() {
    try {
      Class.forName("java.lang.GlossaryBridgeV1");
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static long metaspaceKilobytes() {
    System.gc();
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getName().equals("Metaspace")) {
        return pool.getUsage().getUsed() / 1024;
      }
    }
    return 0;
  }
}
