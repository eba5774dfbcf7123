package com.example.shop;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** Helidon SE on a free port; the first argument is the folder of static files. */
final class HelidonHost {

  private HelidonHost() {}

  public static void main(String[] args) throws Exception {
    Handler contract = HelidonHost::answer;
    Path folder = Path.of(args[0], "static");
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .routing(
                routing ->
                    routing
                        .any("/shop/app/{name}", contract)
                        .any("/shop/exact", contract)
                        .get(
                            "/shop/static/*",
                            (request, response) -> file(folder, request, response)))
            .build()
            .start();
    Lifecycle.serveUntilEndOfInput(server.port(), server::stop);
  }

  private static void answer(ServerRequest request, ServerResponse response) throws Exception {
    String path = request.path().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Endpoints.answer(name.equals("exact") ? "text" : name, new HelidonCall(request, response));
  }

  private static void file(Path folder, ServerRequest request, ServerResponse response)
      throws Exception {
    String path = request.path().path();
    Path file = folder.resolve(path.substring(path.lastIndexOf('/') + 1));
    if (!Files.isRegularFile(file)) {
      response.status(404).send();
      return;
    }
    response.header("Content-Type", path.endsWith(".html") ? "text/html" : "text/plain");
    new HelidonCall(request, response).send(Files.readAllBytes(file));
  }
}
