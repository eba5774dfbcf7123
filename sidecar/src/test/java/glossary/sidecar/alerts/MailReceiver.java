package glossary.sidecar.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server of a few lines that keeps what it is sent. */
final class MailReceiver implements AutoCloseable {
  private final ServerSocket server;
  private final SSLContext startTls;
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> clearCommands = new CopyOnWriteArrayList<>();
  private final Thread thread = new Thread(this::accept, "test-mail");

  /** Without TLS. */
  MailReceiver() throws IOException {
    this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), null);
  }

  /**
   * @param startTls null if it is not offered
   */
  private MailReceiver(ServerSocket server, SSLContext startTls) {
    this.server = server;
    this.startTls = startTls;
    thread.start();
  }

  static MailReceiver withTls(SSLContext context) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new MailReceiver(
        context.getServerSocketFactory().createServerSocket(0, 10, loopback), null);
  }

  static MailReceiver withStartTls(SSLContext context) throws IOException {
    return new MailReceiver(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), context);
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> mails() {
    return mails;
  }

  List<String> commands() {
    return commands;
  }

  /** Those that anybody on the way could read. */
  List<String> clearCommands() {
    return clearCommands;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        boolean clear = !(socket instanceof SSLSocket);
        say(socket.getOutputStream(), "220 test");
        talk(socket, clear);
      } catch (IOException closedOrLost) {
        // The next one, if there is any.
      }
    }
  }

  private void talk(Socket socket, boolean clear) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = socket.getOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      commands.add(line);
      if (clear) {
        clearCommands.add(line);
      }
      if (line.startsWith("EHLO")) {
        say(out, "250-test");
        say(out, clear && startTls != null ? "250 STARTTLS" : "250 AUTH PLAIN");
      } else if (line.equals("STARTTLS")) {
        say(out, "220 go on");
        secure(socket);
        return;
      } else if (line.startsWith("AUTH PLAIN ")) {
        say(out, "235 welcome");
      } else if (line.equals("DATA")) {
        say(out, "354 go on");
        mails.add(mail(in));
        say(out, "250 taken");
      } else if (line.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private void secure(Socket socket) throws IOException {
    try (Socket wrapped =
        startTls.getSocketFactory().createSocket(socket, null, socket.getPort(), false)) {
      ((SSLSocket) wrapped).setUseClientMode(false);
      talk(wrapped, false);
    }
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); line != null && !".".equals(line); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
