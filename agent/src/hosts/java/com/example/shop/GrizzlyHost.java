package com.example.shop;

import java.nio.file.Path;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.server.StaticHttpHandler;

/** Grizzly without servlets on a free port; the first argument is the folder of static files. */
final class GrizzlyHost {

  private GrizzlyHost() {}

  public static void main(String[] args) throws Exception {
    NetworkListener listener = new NetworkListener("http", "127.0.0.1", 0);
    HttpServer server = new HttpServer();
    server.addListener(listener);
    HttpHandler contract =
        new HttpHandler() {
          @Override
          public void service(Request request, Response response) throws Exception {
            answer(request, response);
          }
        };
    StaticHttpHandler files = new StaticHttpHandler(Path.of(args[0]).resolve("static").toString());
    server.getServerConfiguration().addHttpHandler(contract, "/shop/app/*", "/shop/exact");
    server.getServerConfiguration().addHttpHandler(files, "/shop/static/*");
    server.start();
    Lifecycle.serveUntilEndOfInput(listener.getPort(), server::shutdownNow);
  }

  private static void answer(Request request, Response response) throws Exception {
    String path = request.getRequestURI();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Endpoints.answer(name.equals("exact") ? "text" : name, new GrizzlyCall(request, response));
  }
}
