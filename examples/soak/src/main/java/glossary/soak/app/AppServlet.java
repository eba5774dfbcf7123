package glossary.soak.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers, fails, sends errors, and answers later. */
public final class AppServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getPathInfo()) {
      case "/thrown" -> throw new OwnFailure("expected");
      case "/error" -> response.sendError(503);
      case "/async" -> answerLater(request);
      default -> response.getWriter().print("hello from " + getClass().getClassLoader());
    }
  }

  private static void answerLater(HttpServletRequest request) {
    request.setAttribute("own", new OwnFailure("kept until the request ends"));
    AsyncContext async = request.startAsync();
    async.start(async::complete);
  }
}
