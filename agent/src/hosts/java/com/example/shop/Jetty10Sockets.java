package com.example.shop;

import org.eclipse.jetty.websocket.server.JettyWebSocketServlet;
import org.eclipse.jetty.websocket.server.JettyWebSocketServletFactory;

/** WebSockets by Jetty's own API of 10 and 11. */
public final class Jetty10Sockets extends JettyWebSocketServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void configure(JettyWebSocketServletFactory factory) {
    factory.register(JettySocketEcho.class);
  }
}
