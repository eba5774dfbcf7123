package com.example.shop;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** A shop on Spring Boot on a free port; the first argument has the static files. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({SpringOrders.class, SpringOrders.Advice.class})
public class SpringShopHost {

  /** Public, as what Boot packs must be. */
  public static void main(String[] args) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", "0");
    settings.put("server.servlet.context-path", "/shop");
    settings.put("logging.level.root", "off");
    settings.put("spring.main.banner-mode", "off");
    settings.put("spring.mvc.static-path-pattern", "/static/**");
    settings.put(
        "spring.web.resources.static-locations", Path.of(args[0]).resolve("static").toUri());
    SpringApplication application = new SpringApplication(SpringShopHost.class);
    application.setDefaultProperties(settings);
    ConfigurableApplicationContext context = application.run();
    int port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    Lifecycle.serveUntilEndOfInput(port, context::close);
  }
}
