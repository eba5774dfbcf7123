package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.locks.LockSupport;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The agent's loader is free once what was published is closed. */
class LoaderLeakTest {

  @Test
  void closing_beans_and_endpoint_frees_the_loader() throws Exception {
    WeakReference<ClassLoader> loader = publishAndClose();

    for (int i = 0; i < 200 && loader.get() != null; i++) {
      System.gc();
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(loader.get()).isNull();
  }

  private static WeakReference<ClassLoader> publishAndClose() throws Exception {
    try (URLClassLoader loader = isolated()) {
      Class<?> published = loader.loadClass(Published.class.getName());
      assertThat(published.getClassLoader()).isSameAs(loader);
      AutoCloseable open = (AutoCloseable) published.getConstructor().newInstance();
      use(Integer.parseInt(open.toString()));
      open.close();
      return new WeakReference<>(loader);
    }
  }

  private static void use(int port) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName requests = new ObjectName("glossary.agent:type=Requests");
    assertThat(server.getAttribute(requests, "Series")).isNotNull();
    HttpRequest scrape =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(scrape, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.body()).contains("http_server_requests_in_flight 1.0");
  }

  private static URLClassLoader isolated() throws MalformedURLException {
    String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
    URL[] urls = new URL[path.length];
    for (int i = 0; i < path.length; i++) {
      urls[i] = new File(path[i]).toURI().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** Made by the isolated loader. */
  public static final class Published implements AutoCloseable {
    private final FakeAgent agent = new FakeAgent();
    private final JmxBeans beans = agent.registered(ManagementFactory.getPlatformMBeanServer());
    private final PrometheusEndpoint endpoint = agent.served(0);

    @Override
    public void close() {
      beans.close();
      endpoint.close();
    }

    @Override
    public String toString() {
      return String.valueOf(endpoint.address().getPort());
    }
  }
}
