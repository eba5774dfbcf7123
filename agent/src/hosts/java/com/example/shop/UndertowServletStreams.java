package com.example.shop;

import io.undertow.Handlers;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.MultipartConfigElement;

/** Undertow's servlet container, and HTTP/2 with and without TLS. */
final class UndertowServletStreams {

  private UndertowServletStreams() {}

  public static void main(String[] args) throws Exception {
    DeploymentInfo application =
        Servlets.deployment()
            .setClassLoader(UndertowServletStreams.class.getClassLoader())
            .setContextPath("/shop")
            .setDeploymentName("shop")
            .addServlet(
                Servlets.servlet("streams", StreamServlet.class)
                    .addMapping("/app/*")
                    .setMultipartConfig(new MultipartConfigElement(""))
                    .setAsyncSupported(true));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(application);
    manager.deploy();
    UndertowStreams.serve(Handlers.path().addPrefixPath("/shop", manager.start()));
  }
}
