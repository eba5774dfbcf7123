package com.example.shop;

import java.util.Map;
import java.util.TreeMap;

/** What every host answers over HTTP/2. */
final class Http2Pages {
  private static final int LARGE = 300_000;

  private Http2Pages() {}

  static int status(String path) {
    switch (path) {
      case "/missing":
        return 404;
      case "/fail":
        return 500;
      default:
        return 200;
    }
  }

  static String body(String path, int received) {
    switch (path) {
      case "/large":
        return new String(new char[LARGE]).replace('\0', 'x');
      case "/upload":
        return "received " + received;
      default:
        return "<p>" + path + "</p>";
    }
  }

  static Map<String, String> headers(String path) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", path.equals("/text") ? "text/plain" : "text/html;charset=utf-8");
    if (path.equals("/own")) {
      headers.put("x-request-id", "own-1");
      headers.put("referrer-policy", "no-referrer");
      headers.put("x-frame-options", "DENY");
    }
    return headers;
  }
}
