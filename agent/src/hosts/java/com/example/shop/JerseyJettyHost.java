package com.example.shop;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** Jersey as a servlet of Jetty 9.4 on a free port. */
final class JerseyJettyHost {

  private JerseyJettyHost() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/shop");
    context.setResourceBase(args[0]);
    ResourceConfig shop = new ResourceConfig(OrdersResource.class, OrdersResource.Mapper.class);
    ServletHolder holder = new ServletHolder("jersey", new ServletContainer(shop));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/api/*");
    context.addServlet(new ServletHolder("default", new DefaultServlet()), "/");
    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
    pages.setShowStacks(false); // They depend on the thread that Jetty happens to choose.
    context.setErrorHandler(pages);
    server.setHandler(context);
    server.start();
    Lifecycle.serveUntilEndOfInput(connector.getLocalPort(), server::stop);
  }
}
