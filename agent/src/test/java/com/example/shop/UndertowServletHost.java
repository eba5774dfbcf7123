package com.example.shop;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import java.nio.file.Path;

/** Undertow's servlet container on a free port; the first argument is the static files' folder. */
final class UndertowServletHost {

  private UndertowServletHost() {}

  public static void main(String[] args) throws Exception {
    DeploymentManager manager =
        Servlets.defaultContainer().addDeployment(webApplication(Path.of(args[0])));
    manager.deploy();
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(Handlers.path().addPrefixPath("/shop", manager.start()))
            .build();
    server.start();
    Lifecycle.serveUntilEndOfInput(UndertowHost.port(server), server::stop);
  }

  private static DeploymentInfo webApplication(Path folder) {
    ServletInfo contract =
        Servlets.servlet("contract", ContractServlet.class)
            .addMapping("/app/*")
            .addMapping("*.do")
            .addMapping("/exact")
            .setAsyncSupported(true);
    return Servlets.deployment()
        .setClassLoader(UndertowServletHost.class.getClassLoader())
        .setContextPath("/shop")
        .setDeploymentName("shop")
        .setResourceManager(new PathResourceManager(folder))
        .addErrorPage(Servlets.errorPage("/app/failed", ErrorPageFailure.class))
        .addServlet(contract);
  }
}
