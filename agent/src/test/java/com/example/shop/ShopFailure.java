package com.example.shop;

/** What the application throws. */
final class ShopFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ShopFailure(String message) {
    super(message);
  }
}
