package com.example.shop;

import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** Jetty 12 on a free port; the first argument is the folder of static files. */
final class JettyHost {

  private JettyHost() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(webApplication(args[0]));
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false); // As below.
    server.setErrorHandler(errors);
    server.start();
    Lifecycle.serveUntilEndOfInput(connector.getLocalPort(), server::stop);
  }

  private static ServletContextHandler webApplication(String folder) {
    ServletContextHandler context = new ServletContextHandler("/shop");
    context.setBaseResourceAsString(folder);
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
