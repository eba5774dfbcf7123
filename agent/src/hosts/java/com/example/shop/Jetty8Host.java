package com.example.shop;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.nio.SelectChannelConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Jetty 8 on a free port; the first argument is the folder of static files. */
final class Jetty8Host {

  private Jetty8Host() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    SelectChannelConnector connector = new SelectChannelConnector();
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(webApplication(args[0]));
    server.start();
    Lifecycle.serveUntilEndOfInput(connector.getLocalPort(), server::stop);
  }

  private static ServletContextHandler webApplication(String folder) {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/shop");
    context.setResourceBase(folder);
    ServletHolder contract = new ServletHolder("contract", new ContractServlet());
    contract.setAsyncSupported(true);
    context.addServlet(contract, "/app/*");
    context.addServlet(contract, "*.do");
    context.addServlet(contract, "/exact");
    context.addServlet(new ServletHolder("default", new DefaultServlet()), "/");
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.setShowStacks(false); // They depend on the thread that Jetty happens to choose.
    pages.addErrorPage(ErrorPageFailure.class, "/app/failed");
    context.setErrorHandler(pages);
    return context;
  }
}
