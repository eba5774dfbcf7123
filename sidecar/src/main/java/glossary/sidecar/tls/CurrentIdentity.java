package glossary.sidecar.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows clients the certificate of now. One handshake asks several times, by the alias that it was
 * given first: that of before is kept, so that a change in between mixes nothing. Thread-safe.
 */
final class CurrentIdentity extends X509ExtendedKeyManager {

  private record Held(int number, Identity identity, Identity before) {}

  private volatile Held held;

  CurrentIdentity(Identity first) {
    held = new Held(1, first, first);
  }

  Identity get() {
    return held.identity;
  }

  /** From the next handshake on. Called by one thread at a time. */
  void change(Identity next) {
    held = new Held(held.number + 1, next, held.identity);
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return alias(keyType);
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return alias(keyType);
  }

  /** Null if our key is of another type. */
  private String alias(String keyType) {
    Held now = held;
    boolean ours = now.identity.certificate().getPublicKey().getAlgorithm().equals(keyType);
    return ours ? Integer.toString(now.number) : null;
  }

  private Identity of(String alias) {
    Held now = held;
    if (alias.equals(Integer.toString(now.number))) {
      return now.identity;
    }
    return alias.equals(Integer.toString(now.number - 1)) ? now.before : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    Identity identity = of(alias);
    return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    Identity identity = of(alias);
    return identity == null ? null : identity.key();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    String alias = alias(keyType);
    return alias == null ? null : new String[] {alias};
  }

  /** This is no client. */
  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  /** This is no client. */
  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return null;
  }
}
