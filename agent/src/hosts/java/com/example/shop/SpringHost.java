package com.example.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * A Spring Boot application on a free port; the first argument has the static files. What it
 * throws, and paths that it does not know, become what Boot makes of them.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class SpringHost {

  public static void main(String[] args) throws Exception {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", "0");
    settings.put("server.servlet.context-path", "/shop");
    settings.put("logging.level.root", "error");
    settings.put("spring.main.banner-mode", "off");
    settings.put("spring.mvc.static-path-pattern", "/static/**");
    settings.put(
        "spring.web.resources.static-locations", Path.of(args[0]).resolve("static").toUri());
    SpringApplication application = new SpringApplication(SpringHost.class);
    application.setDefaultProperties(settings);
    ConfigurableApplicationContext context = application.run();
    int port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    Lifecycle.serveUntilEndOfInput(port, context::close);
  }

  /** What the application answers. */
  @RestController
  static class Pages {
    @RequestMapping("/app/{name}")
    Object app(
        @PathVariable("name") String name, HttpServletRequest asked, HttpServletResponse response)
        throws Exception {
      if (name.equals("async")) {
        return later();
      }
      Endpoints.answer(name, new ServletCall(asked, response));
      return null;
    }

    /** By itself Spring tells the methods in any order. */
    @RequestMapping(path = "/app/{name}", method = RequestMethod.OPTIONS)
    Object options(
        @PathVariable("name") String name, HttpServletRequest asked, HttpServletResponse response)
        throws Exception {
      return app(name, asked, response);
    }

    @RequestMapping("/exact")
    void exact(HttpServletRequest request, HttpServletResponse response) throws Exception {
      Endpoints.answer("text", new ServletCall(request, response));
    }

    private static DeferredResult<ResponseEntity<String>> later() {
      DeferredResult<ResponseEntity<String>> result = new DeferredResult<>();
      ResponseEntity<String> page =
          ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body("<h1>later</h1>");
      new Thread(() -> result.setResult(page), "later").start();
      return result;
    }
  }
}
