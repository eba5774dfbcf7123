package glossary.sidecar.security.client;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.http.Response;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the client in the place of a trusted proxy, for the log and for everything that decides
 * later. The word of anybody else about where a request comes from counts for nothing.
 */
public final class ClientAddress implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(ClientAddress.class);

  private final Networks trusted;
  private final ForwardingHeader header;
  private final AtomicBoolean warned = new AtomicBoolean();

  public ClientAddress(Networks trusted, ForwardingHeader header) {
    this.trusted = trusted;
    this.header = header;
  }

  /** Never refuses. */
  @Override
  public Response handle(Request request, Handler next) {
    if (trusted.isEmpty()) {
      warnOfProxy(request);
      return next.handle(request);
    }
    IpAddress peer = IpAddress.of(request.peer());
    if (!trusted.contains(peer)) {
      return next.handle(request);
    }
    Client client = header.client(request.headers(), peer, request.secure(), trusted);
    if (client.address().equals(peer)) {
      return next.handle(request.from(request.peer(), client.secure()));
    }
    RequestContext.client(client.address().toString());
    return next.handle(request.from(client.address().toInetAddress(), client.secure()));
  }

  /** Behind a proxy that is not known here all clients are one, which nobody may notice. */
  private void warnOfProxy(Request request) {
    if (!warned.get()
        && request.headers().containsKey(header.header())
        && IpAddress.of(request.peer()).isPrivate()
        && warned.compareAndSet(false, true)) {
      LOG.warn(
          "A request from {} has the header {}, and TRUSTED_PROXIES is empty, so all clients of that"
              + " proxy count as one; name the proxy in TRUSTED_PROXIES.",
          request.peer().getHostAddress(),
          header.header());
    }
  }
}
