package glossary.agent.it;

import static glossary.agent.it.ContractCase.all;
import static glossary.agent.it.ContractCase.servlet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What every server is asked, with and without the agent. */
final class ContractSuite {
  private static final String APP = "/shop/app/";
  private static final String PIPELINED_ASYNC = "pipelined async";

  private ContractSuite() {}

  static List<ContractCase> cases(ServerUnderTest server) {
    List<ContractCase> rejected = server.remembersVersion() ? List.of() : rejected();
    return Stream.of(answers(), connections(), methods(), servletContainer(), rejected)
        .flatMap(List::stream)
        .filter(one -> server.servlets() || !one.servletOnly())
        .filter(one -> server.awaitsAsynchronousAnswers() || !one.name().equals(PIPELINED_ASYNC))
        .toList();
  }

  static List<Answered> run(ServerUnderTest server, RawClient client) throws IOException {
    List<Answered> answers = new ArrayList<>();
    for (ContractCase one : cases(server)) {
      answers.add(new Answered(one, one.run(client)));
    }
    return answers;
  }

  /** The responses to a case in their order, interim ones too. */
  record Answered(ContractCase asked, List<RawResponse> responses) {

    /** Whether it was no request at all. */
    boolean rejected() {
      return asked.requests().get(0).method().isEmpty();
    }
  }

  private static List<ContractCase> answers() {
    return List.of(
        all("text"),
        all("html"),
        all("xhtml"),
        all("json"),
        all("untyped"),
        all("empty"),
        all("forbidden"),
        all("thrown"),
        all("caught"),
        all("redirect"),
        all("cached"),
        all("not modified", Sent.get(APP + "cached", "If-None-Match: \"valve-7\"")),
        all("own-headers"),
        all("own-lower-case"),
        all("own-request-id"),
        all("late-type"),
        all("stream"),
        all("early"),
        all("events"),
        all("large"),
        all("async"),
        all("async-stream"),
        all("exact mapping", Sent.get("/shop/exact")),
        all("static text", Sent.get("/shop/static/hello.txt")),
        all("static html", Sent.get("/shop/static/page.html")),
        all("no such static file", Sent.get("/shop/static/nothing.txt")),
        all("no such page of the app", Sent.get(APP + "no-such-page")),
        all("no such path in the app", Sent.get("/shop/no/such/path")),
        all("no such context", Sent.get("/nowhere/at/all?q=1")));
  }

  private static List<ContractCase> connections() {
    return List.of(
        all("keep-alive", Sent.get(APP + "text"), Sent.get(APP + "json")),
        all(
            "pipelined",
            Sent.get(APP + "text"),
            Sent.get(APP + "stream"),
            Sent.get(APP + "cached", "If-None-Match: \"valve-7\""),
            Sent.post(APP + "upload", "three"),
            Sent.get(APP + "html", "Connection: close")),
        all(PIPELINED_ASYNC, Sent.get(APP + "async"), Sent.get(APP + "async-stream")),
        all("connection close", Sent.get(APP + "html", "Connection: close")),
        all("HTTP/1.0", Sent.raw("GET", APP + "html", "GET /shop/app/html HTTP/1.0\r\n\r\n")),
        all("request id", Sent.get(APP + "text", "X-Request-ID: caller-7.42")),
        all("bad request id", Sent.get(APP + "text", "X-Request-ID: <script>")),
        all(
            "traceparent",
            Sent.get(
                APP + "text",
                "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")),
        ContractCase.reset("client goes away", Sent.get(APP + "endless")),
        all("after the client went away", Sent.get(APP + "text")),
        all("query", Sent.get(APP + "text?a=1&b=%C3%BC")));
  }

  private static List<ContractCase> methods() {
    return List.of(
        all("HEAD of text", Sent.of("HEAD", APP + "text")),
        all("HEAD of html, then GET", Sent.of("HEAD", APP + "html"), Sent.get(APP + "text")),
        all("HEAD of a static file", Sent.of("HEAD", "/shop/static/page.html")),
        all("HEAD of nothing", Sent.of("HEAD", "/nowhere")),
        all("POST", Sent.post(APP + "upload", "0123456789")),
        all("POST of chunks", Sent.postChunked(APP + "upload", "01234", "56789")),
        all("POST of 200 kB", Sent.post(APP + "upload", "0123456789".repeat(20_000))),
        all(
            "Expect: 100-continue",
            Sent.of("POST", APP + "upload", "Content-Length: 5", "Expect: 100-continue")
                .followedBy("12345")),
        all("POST that nobody reads", Sent.post(APP + "text", "0123456789")),
        all("OPTIONS", Sent.of("OPTIONS", APP + "text")),
        all("OPTIONS *", Sent.of("OPTIONS", "*")),
        all("PUT", Sent.of("PUT", APP + "text", "Content-Length: 0")),
        all("DELETE", Sent.of("DELETE", APP + "text")),
        all("unknown method", Sent.of("BREW", APP + "text")));
  }

  private static List<ContractCase> servletContainer() {
    return List.of(
        servlet("send-error"),
        servlet("missing"),
        servlet("send-redirect"),
        servlet("error-page"),
        servlet("template"),
        servlet("checked"),
        servlet("reset"),
        servlet("writer"),
        servlet("forward"),
        servlet("include"),
        servlet("async-timeout"),
        servlet("async-dispatch"),
        servlet("async-twice"),
        servlet("suffix mapping", Sent.get("/shop/some/action.do")),
        servlet("context without a slash", Sent.get("/shop")),
        servlet("dot segments", Sent.get("/shop/app/../app/text")),
        servlet("above the root", Sent.get("/shop/../../etc/passwd")));
  }

  private static List<ContractCase> rejected() {
    return List.of(
        all("malformed request line", raw("NO SENSE AT ALL\r\nHost: a\r\n\r\n")),
        all("no request target", raw("GET\r\nHost: a\r\n\r\n")),
        all("illegal target", raw("GET /shop/app/<|> HTTP/1.1\r\nHost: a\r\n\r\n")),
        all("malformed header", raw("GET /shop/app/text HTTP/1.1\r\nHost: a\r\nb@d(): 1\r\n\r\n")),
        all("no host", raw("GET /shop/app/text HTTP/1.1\r\n\r\n")),
        all("HTTP/7.5", raw("GET /shop/app/text HTTP/7.5\r\nHost: a\r\n\r\n")),
        all("header too large", Sent.get(APP + "text", "X-Large: " + "0123456789".repeat(2_000))),
        all(
            "two lengths",
            raw(
                "POST /shop/app/upload HTTP/1.1\r\nHost: a\r\n"
                    + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n123")));
  }

  private static Sent raw(String text) {
    return Sent.raw("", "", text);
  }
}
