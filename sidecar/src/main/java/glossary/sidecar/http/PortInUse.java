package glossary.sidecar.http;

import java.io.IOException;

/** Another process, or another server of this one, listens on the port already. */
public final class PortInUse extends IOException {
  private static final long serialVersionUID = 1L;

  private final int port;

  public PortInUse(int port, IOException cause) {
    super("port " + port + " is in use", cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
