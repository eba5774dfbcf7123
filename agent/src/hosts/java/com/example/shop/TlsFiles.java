package com.example.shop;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The keys of a host that is to serve TLS too. */
final class TlsFiles {
  static final String PASSWORD = "changeit";

  /** A PKCS12 file; null if there is to be no TLS. */
  static final String KEYS = System.getProperty("keys");

  private TlsFiles() {}

  static SSLContext context() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(KEYS))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** Tells the test where; to be called before the host says that it is ready. */
  static void listening(int port) {
    System.out.println("TLS " + port);
  }
}
