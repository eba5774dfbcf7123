package glossary.benchmarks.requests;

import glossary.benchmarks.HelloTomcat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.NioEndpoint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One request through all of Tomcat but its sockets. Run with and without an agent, the difference
 * is what the agent costs a request.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class TomcatRequest {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  /** Held, or its level would be forgotten. */
  private static final Logger LOG = Logger.getLogger("org.apache");

  private Tomcat tomcat;
  private Http11Processor processor;
  private MemorySocket socket;

  @Setup
  public void start() throws Exception {
    LOG.setLevel(Level.SEVERE);
    tomcat = HelloTomcat.start(0);
    Connector connector = tomcat.getConnector();
    Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
    NioEndpoint endpoint = new NioEndpoint();
    processor = new Http11Processor(protocol, protocol.getAdapter());
    socket = new MemorySocket(endpoint, REQUEST);
  }

  @TearDown
  public void stop() throws Exception {
    tomcat.stop();
  }

  @Benchmark
  public long request() throws IOException {
    long before = socket.written;
    socket.again();
    processor.service(socket);
    long answered = socket.written - before;
    if (answered == 0) {
      throw new IOException("no response");
    }
    return answered;
  }
}
