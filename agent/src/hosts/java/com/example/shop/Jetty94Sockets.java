package com.example.shop;

import org.eclipse.jetty.websocket.servlet.WebSocketServlet;
import org.eclipse.jetty.websocket.servlet.WebSocketServletFactory;

/** WebSockets by Jetty 9.4's own API. */
public final class Jetty94Sockets extends WebSocketServlet {
  private static final long serialVersionUID = 1;

  @Override
  public void configure(WebSocketServletFactory factory) {
    factory.register(JettySocketEcho.class);
  }
}
