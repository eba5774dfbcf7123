package com.example.shop;

import java.io.IOException;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.annotations.OnWebSocketMessage;
import org.eclipse.jetty.websocket.api.annotations.WebSocket;

/** By Jetty's own API of 9.4 to 11: every message comes back. */
@WebSocket
public final class JettySocketEcho {

  @OnWebSocketMessage
  public void echo(Session session, String message) throws IOException {
    session.getRemote().sendString(message);
  }
}
