package com.example.shop;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** Every message comes back. */
@ServerEndpoint("/ws")
public final class WebSocketEcho {

  @OnMessage
  public String echo(String message) {
    return message;
  }
}
