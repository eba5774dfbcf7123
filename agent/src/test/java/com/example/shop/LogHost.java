package com.example.shop;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/**
 * Tomcat with web applications that log. The property {@code apps} has their names, APIs and, if
 * they bring their own, class paths: {@code one=slf4j=a.jar:b.jar,two=log4j2=}.
 */
final class LogHost {
  private LogHost() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    List<HostLog> logs = new ArrayList<>();
    for (String app : System.getProperty("apps").split(",")) {
      logs.add(add(tomcat, args[0], app.split("=", -1)));
    }
    int threads = Integer.getInteger("threads", 2);
    tomcat.getConnector().getProtocolHandler().setExecutor(new Pool(threads, logs));
    tomcat.start();
    Lifecycle.serveUntilEndOfInput(tomcat.getConnector().getLocalPort(), tomcat::stop);
  }

  private static HostLog add(Tomcat tomcat, String folder, String[] app) throws Exception {
    ClassLoader loader = LogHost.class.getClassLoader();
    if (!app[2].isEmpty()) {
      loader = new URLClassLoader(urls(app[2]), loader);
    }
    HostLog log = HostLog.of(app[1], loader);
    Context context = tomcat.addContext("/" + app[0], folder);
    Wrapper servlet = Tomcat.addServlet(context, "log", new LogServlet(log));
    servlet.setAsyncSupported(true);
    servlet.addMapping("/app/*");
    return log;
  }

  private static URL[] urls(String path) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String file : path.split(File.pathSeparator)) {
      urls.add(Path.of(file).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }

  /** Says what a task of Tomcat's has left on its thread. */
  private static final class Pool extends ThreadPoolExecutor {
    private final List<HostLog> logs;

    Pool(int threads, List<HostLog> logs) {
      super(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
      this.logs = logs;
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
      for (HostLog log : logs) {
        try {
          Object left = log.get("request_id");
          Object endpoint = log.get("endpoint");
          if (left != null || endpoint != null) {
            System.out.println("LEFT " + left + " " + endpoint);
          }
        } catch (ReflectiveOperationException failure) {
          System.out.println("LEFT " + failure);
        }
      }
    }
  }
}
