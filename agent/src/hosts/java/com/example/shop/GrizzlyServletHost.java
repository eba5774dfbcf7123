package com.example.shop;

import java.nio.file.Path;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.StaticHttpHandler;
import org.glassfish.grizzly.servlet.ServletRegistration;
import org.glassfish.grizzly.servlet.WebappContext;

/** Grizzly with servlets on a free port; the first argument is the folder of static files. */
final class GrizzlyServletHost {

  private GrizzlyServletHost() {}

  public static void main(String[] args) throws Exception {
    NetworkListener listener = new NetworkListener("http", "127.0.0.1", 0);
    HttpServer server = new HttpServer();
    server.addListener(listener);
    WebappContext context = new WebappContext("shop", "/shop");
    ServletRegistration contract = context.addServlet("contract", new ContractServlet());
    contract.setAsyncSupported(true);
    contract.addMapping("/app/*", "*.do", "/exact");
    context.deploy(server);
    StaticHttpHandler files = new StaticHttpHandler(Path.of(args[0]).resolve("static").toString());
    server.getServerConfiguration().addHttpHandler(files, "/shop/static/*");
    server.start();
    Lifecycle.serveUntilEndOfInput(listener.getPort(), server::shutdownNow);
  }
}
