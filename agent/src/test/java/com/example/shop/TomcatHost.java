package com.example.shop;

import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;

/** Tomcat on a free port; the first argument is the folder of static files. */
final class TomcatHost {

  private TomcatHost() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    webApplication(tomcat.addContext("/shop", args[0]));
    tomcat.start();
    Lifecycle.serveUntilEndOfInput(tomcat.getConnector().getLocalPort(), tomcat::stop);
  }

  private static void webApplication(Context context) {
    Wrapper contract = Tomcat.addServlet(context, "contract", new ContractServlet());
    contract.setAsyncSupported(true);
    contract.addMapping("/app/*");
    contract.addMapping("*.do");
    contract.addMapping("/exact");
    Tomcat.addServlet(context, "default", new DefaultServlet()).addMapping("/");
    context.addMimeMapping("html", "text/html");
    context.addMimeMapping("txt", "text/plain");
    ErrorPage page = new ErrorPage();
    page.setExceptionType(ErrorPageFailure.class.getName());
    page.setLocation("/app/failed");
    context.addErrorPage(page);
  }
}
