package glossary.agent.core;

import glossary.agent.options.AgentOptions;
import glossary.agent.publish.ErrorRing;
import glossary.agent.publish.InFlight;
import glossary.agent.publish.JmxBeans;
import glossary.agent.publish.PrometheusEndpoint;
import glossary.agent.publish.TelemetryHome;
import glossary.agent.publish.TelemetryPublisher;
import glossary.agent.publish.ThisJvm;
import java.io.File;
import java.lang.management.ManagementFactory;

/** The ways out of this JVM: the telemetry file, JMX and Prometheus. Each is started late. */
final class Publishing {
  private final AgentOptions options;
  private final String version;
  private final Figures figures;
  private final InFlight inFlight;
  private final ErrorRing lastErrors;
  private final long startMillis = System.currentTimeMillis();

  private TelemetryPublisher file;
  private Thread atExit;
  private JmxBeans beans;
  private PrometheusEndpoint endpoint;
  private boolean closed;

  Publishing(
      AgentOptions options,
      String version,
      Figures figures,
      InFlight inFlight,
      ErrorRing lastErrors) {
    this.options = options;
    this.version = version;
    this.figures = figures;
    this.inFlight = inFlight;
    this.lastErrors = lastErrors;
  }

  /** Needs no logging and no management. */
  synchronized void startFile() {
    if (closed) {
      return;
    }
    TelemetryHome home =
        options.telemetryDir == null
            ? TelemetryHome.byDefault()
            : TelemetryHome.at(new File(options.telemetryDir));
    file =
        new TelemetryPublisher(
            home,
            ThisJvm.identity(options.name, startMillis, version),
            figures,
            inFlight,
            lastErrors,
            figures.control,
            System.err);
    file.start();
    atExit = new Thread(new LastFigures(file), "glossary-agent-exit");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Loads the JDK's HTTP server. */
  synchronized void startEndpoint() {
    if (!closed && options.port > 0) {
      endpoint =
          PrometheusEndpoint.start(
              options.host, options.port, figures.cells, figures.errors, figures.logs, figures);
    }
  }

  /** Loads the log manager and hundreds of classes. */
  synchronized void startBeans() {
    if (!closed && options.jmx) {
      beans = new JmxBeans(ManagementFactory.getPlatformMBeanServer());
      beans.start(
          options.name, figures.cells, figures.errors, figures.headers, figures, figures.control);
    }
  }

  synchronized void close() {
    closed = true;
    if (endpoint != null) {
      endpoint.close();
    }
    if (beans != null) {
      beans.close();
    }
    if (file != null) {
      removeExitHook();
      file.close();
    }
  }

  private void removeExitHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // Then the hook has closed the file, or is about to.
      return;
    }
  }

  /** What is done when the host ends. */
  private static final class LastFigures implements Runnable {
    private final TelemetryPublisher file;

    LastFigures(TelemetryPublisher file) {
      this.file = file;
    }

    @Override
    public void run() {
      file.close();
    }
  }
}
