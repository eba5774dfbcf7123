package com.example.shop;

import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;

/** Jersey as a filter of Tomcat on a free port. */
final class JerseyTomcatHost {

  private JerseyTomcatHost() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("/shop", args[0]);
    ResourceConfig shop = new ResourceConfig(OrdersResource.class, OrdersResource.Mapper.class);
    shop.property(ServletProperties.FILTER_CONTEXT_PATH, "/api");
    FilterDef filter = new FilterDef();
    filter.setFilterName("jersey");
    filter.setFilter(new ServletContainer(shop));
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap map = new FilterMap();
    map.setFilterName("jersey");
    map.addURLPattern("/api/*");
    context.addFilterMap(map);
    Tomcat.addServlet(context, "contract", new ContractServlet()).setAsyncSupported(true);
    context.addServletMappingDecoded("/", "contract");
    tomcat.start();
    Lifecycle.serveUntilEndOfInput(tomcat.getConnector().getLocalPort(), tomcat::stop);
  }
}
