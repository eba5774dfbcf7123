package glossary.soak.malformed;

import java.util.Random;

/**
 * Requests that are wrong in one or a few places: request line, headers, framing, chunks, encodings
 * and pipelining. Of the routes that change something only those are among them whose effects a
 * glossary survives. Text of ISO 8859-1, so that each character is a byte.
 */
final class Grammar {
  private static final String[] METHODS = {"GET", "GET", "GET", "GET", "HEAD", "POST", "PUT"};
  private static final String[] ODD_METHODS = {
    "OPTIONS",
    "DELETE",
    "PATCH",
    "TRACE",
    "CONNECT",
    "PRI",
    "get",
    "",
    "G\u0000T",
    "GET\t",
    "M".repeat(300)
  };
  private static final String[] PATHS = {
    "/api/search/fulltext",
    "/api/search/suggest",
    "/api/glossary",
    "/api/glossary/search",
    "/api/glossary/1",
    "/api/glossary/-1",
    "/api/glossary/99999999999999999999",
    "/api/relationships/",
    "/api/relationships/graph/data",
    "/api/documents",
    "/api/hosts",
    "/api/config",
    "/api/errors/stats",
    "/api/admin/stats",
    "/health",
    "/health/detailed",
    "/metrics",
    "/openapi.yaml",
    "/",
    "/no/such/path"
  };
  private static final String[] ODD_PATHS = {
    "*",
    "",
    "//",
    "/..",
    "/%2e%2e/%2e%2e/etc",
    "/%",
    "/%zz",
    "/%00",
    "/%ff",
    "/%c0%af",
    "/a;b=c",
    "\\",
    "/\u00e9",
    "/ ",
    "/#",
    "http://h/health",
    "http://[::1/",
    "http://u@h/",
    "ftp://h/",
    "/api/glossary/%31",
    "/api//glossary"
  };
  private static final String[] NAMES = {
    "q",
    "q",
    "query",
    "limit",
    "offset",
    "skip",
    "language",
    "term_ids",
    "sort",
    "format",
    "domain",
    ""
  };
  private static final String[] VALUES = {
    "valve",
    "ventil",
    "1",
    "0",
    "-1",
    "500",
    "501",
    "2147483648",
    "1e9",
    "NaN",
    "",
    "%00",
    "%c3%a9",
    "%f0%9f%98%80",
    "%22",
    "%27%20OR%201=1--",
    "%28%28%28",
    "a%20AND",
    "NOT",
    "*",
    "%2A",
    "en",
    "de",
    "xx",
    "+",
    "%E2%80%AE",
    "a&a=b",
    "%28".repeat(60),
    "w%20".repeat(60),
    "%26%23",
    "%7B%7D",
    "a%0d%0ab"
  };
  private static final String[] ODD_VALUES = {
    "%",
    "%0",
    "%gg",
    "%ff%fe",
    "%c3",
    "%ed%a0%80",
    "\"",
    "<script>",
    "{}",
    "\u00fc",
    "a\tb",
    "%u0041"
  };
  private static final String[] ODD_VERSIONS = {
    " HTTP/1.0",
    " HTTP/2.0",
    " HTTP/0.9",
    " http/1.1",
    "",
    " ",
    " HTTP/1.1 x",
    "\tHTTP/1.1",
    " HTTP/11",
    " HTTP/1.1\u0000"
  };
  private static final String[] HEADERS = {
    "Connection: close",
    "Connection: keep-alive, x",
    "Connection: upgrade",
    "Upgrade: h2c",
    "HTTP2-Settings: AAMAAABk",
    "Expect: 100-continue",
    "Expect: x",
    "Accept-Encoding: gzip;q=, *",
    "Accept-Encoding: gzip",
    "Accept: ,;q",
    "Accept: application/openmetrics-text",
    "Accept-Language: \u00ff",
    "If-None-Match: W/\"",
    "If-None-Match: *",
    "If-Modified-Since: never",
    "Range: bytes=0-",
    "Range: bytes=-",
    "Range: bytes=9-1,1-9",
    "X-Request-ID: a\u0000b",
    "X-Request-ID: ok-1",
    "Authorization: Bearer",
    "Authorization: Bearer \u00ff",
    "Authorization: Basic Og==",
    "Authorization: Bearer editor-token-of-the-soak",
    "Origin: null",
    "Origin: http://evil.example",
    "X-Forwarded-For: 1, 2, x",
    "Forwarded: for=\"[",
    "Content-Type: application/json",
    "Content-Type: application/json; charset=utf-16",
    "Content-Type: multipart/form-data; boundary=",
    "Content-Type: \u0000",
    "Content-Encoding: gzip",
    "X: a\u0080b",
    "Cookie: " + "a=b; ".repeat(300),
    "TE: trailers",
    "Trailer: Host",
    "X: \u007f"
  };
  private static final String[] ODD_HEADERS = {
    "Host: a b",
    "Host:",
    "Host: [::1]:9",
    "Host: x:99999",
    "Host: \u00e9",
    "host: y",
    " folded",
    "\tfolded",
    "No colon",
    ": no name",
    "Space : x",
    "X:\u0000",
    "X: a\rb",
    "Content-Length : 3",
    "Transfer-Encoding : chunked",
    "Content-Length: 1",
    "Transfer-Encoding: chunked"
  };
  private static final String[] LENGTHS = {
    "0",
    "3",
    "5",
    "-1",
    "+1",
    "0x3",
    "3, 3",
    "3 ",
    "99999999999999999999",
    "9223372036854775807",
    "",
    "\u0663"
  };
  private static final String[] CODINGS = {
    "chunked",
    "Chunked",
    "gzip, chunked",
    "chunked, chunked",
    "identity",
    "x",
    "",
    "chunked;q=1",
    "\u000bchunked"
  };
  private static final String[] CHUNKS = {
    "3\r\nabc\r\n",
    "3;x=y\r\nabc\r\n",
    "3;" + "x".repeat(2000) + "\r\nabc\r\n",
    "0\r\n",
    "03\r\nabc\r\n",
    "3\nabc\n",
    "3\r\nabcd\r\n",
    "-1\r\n",
    "ffffffff\r\n",
    "fffffffffffffffff\r\n",
    "zz\r\n",
    " 3\r\nabc\r\n",
    "\r\n",
    "1\r\n{\r\n",
    "1\r\n}\r\n"
  };
  private static final String[] BODIES = {
    "",
    "abc",
    "{}",
    "{\"term\":\"t\",\"language\":\"en\"}",
    "{\"term\":\"t\",\"term\":\"u\"}",
    "[".repeat(200),
    "{\"a\":",
    "{\"term\":\"\\ud800\",\"language\":\"en\",\"definitions\":[{\"definition_text\":\"x\"}]}",
    "{\"term\":" + "9".repeat(150) + "}",
    "\u00ef\u00bb\u00bf{}",
    "\u0000{",
    "nul",
    "{\"language\":[{}],\"term\":{}}",
    "{\"term\":1e999999}"
  };

  private final Random random;

  Grammar(Random random) {
    this.random = random;
  }

  /** One to three requests, one behind the other. */
  String requests() {
    StringBuilder all = new StringBuilder(request());
    while (oneIn(6)) {
      all.append(oneIn(4) ? "\r\n" : "").append(request());
    }
    return all.toString();
  }

  private String request() {
    if (oneIn(50)) {
      return noise();
    }
    StringBuilder request = new StringBuilder();
    request.append(pick(METHODS, ODD_METHODS)).append(oneIn(60) ? "  " : " ").append(target());
    request.append(oneIn(12) ? pick(ODD_VERSIONS) : " HTTP/1.1").append(end());
    if (!oneIn(20)) {
      request.append("Host: localhost").append(end());
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      request.append(pick(HEADERS, ODD_HEADERS)).append(end());
    }
    if (oneIn(80)) {
      request.append("X-Many: y\r\n".repeat(random.nextInt(300)));
    }
    return framed(request);
  }

  private String target() {
    StringBuilder target = new StringBuilder(pick(PATHS, ODD_PATHS));
    for (int i = random.nextInt(4); i > 0; i--) {
      target.append(target.indexOf("?") < 0 ? '?' : '&').append(pick(NAMES));
      target.append(oneIn(20) ? "" : "=").append(pick(VALUES, ODD_VALUES));
    }
    return oneIn(200) ? target + "x".repeat(random.nextInt(20_000)) : target.toString();
  }

  private String framed(StringBuilder request) {
    int framing = random.nextInt(10);
    String body = "";
    if (framing == 0) {
      body = pick(BODIES);
      request.append("Content-Length: ").append(body.length()).append(end());
    } else if (framing == 1) {
      body = pick(BODIES);
      request.append("Content-Length: ").append(pick(LENGTHS)).append(end());
    } else if (framing == 2) {
      request.append("Transfer-Encoding: ").append(pick(CODINGS)).append(end());
      body = chunks();
    } else if (framing == 3) {
      request.append("Transfer-Encoding: ").append(pick(CODINGS)).append(end());
      request.append("Content-Length: ").append(pick(LENGTHS)).append(end());
      body = oneIn(2) ? chunks() : pick(BODIES);
    }
    return request.append(end()).append(body).toString();
  }

  private String chunks() {
    StringBuilder chunks = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      chunks.append(pick(CHUNKS));
    }
    return chunks.append(oneIn(3) ? "" : "0\r\n\r\n").toString();
  }

  private String noise() {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(300); i >= 0; i--) {
      noise.append((char) random.nextInt(256));
    }
    return noise.toString();
  }

  private String end() {
    return oneIn(80) ? oneIn(2) ? "\n" : "\r" : "\r\n";
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private String pick(String[] sound, String[] odd) {
    return oneIn(10) ? pick(odd) : pick(sound);
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
