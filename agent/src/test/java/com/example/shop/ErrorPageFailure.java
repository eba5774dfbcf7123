package com.example.shop;

/** A failure for which the web application has an error page. */
final class ErrorPageFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ErrorPageFailure(String message) {
    super(message);
  }
}
