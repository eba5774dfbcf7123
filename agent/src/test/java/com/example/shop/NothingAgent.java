package com.example.shop;

/** The least that an agent can be. */
public final class NothingAgent {

  private NothingAgent() {}

  /** Called by the JVM. */
  public static void premain(String options) {}
}
