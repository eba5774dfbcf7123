package glossary.benchmarks.requests;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SendfileDataBase;
import org.apache.tomcat.util.net.SendfileState;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** A connection of Tomcat's without a socket: the same request again and again, and a count. */
final class MemorySocket extends SocketWrapperBase<NioChannel> {
  private static final int BUFFER = 8192;

  private final byte[] request;
  private int position;

  /** Bytes that Tomcat has written. */
  long written;

  MemorySocket(NioEndpoint endpoint, byte[] request) {
    super(null, endpoint);
    this.request = request;
    this.position = request.length;
    this.socketBufferHandler = new SocketBufferHandler(BUFFER, BUFFER, false);
  }

  void again() {
    position = 0;
  }

  @Override
  public int read(boolean block, byte[] to, int offset, int length) {
    int size = Math.min(length, request.length - position);
    System.arraycopy(request, position, to, offset, size);
    position += size;
    return size;
  }

  @Override
  public int read(boolean block, ByteBuffer to) {
    int size = Math.min(to.remaining(), request.length - position);
    to.put(request, position, size);
    position += size;
    return size;
  }

  @Override
  protected void doWrite(boolean block, ByteBuffer from) {
    written += from.remaining();
    from.position(from.limit());
  }

  @Override
  public boolean isReadyForRead() {
    return position < request.length;
  }

  @Override
  public void setAppReadBufHandler(ApplicationBufferHandler handler) {
    // Bytes are read into the buffer that asks for them.
  }

  @Override
  protected boolean flushNonBlocking() {
    return false;
  }

  @Override
  protected void doClose() {
    position = request.length;
  }

  @Override
  public void registerReadInterest() {
    // There is no poller.
  }

  @Override
  public void registerWriteInterest() {
    // There is no poller.
  }

  @Override
  protected void populateRemoteHost() {
    remoteHost = "localhost";
  }

  @Override
  protected void populateRemoteAddr() {
    remoteAddr = "127.0.0.1";
  }

  @Override
  protected void populateRemotePort() {
    remotePort = 1;
  }

  @Override
  protected void populateLocalName() {
    localName = "localhost";
  }

  @Override
  protected void populateLocalAddr() {
    localAddr = "127.0.0.1";
  }

  @Override
  protected void populateLocalPort() {
    localPort = 1;
  }

  @Override
  public SendfileDataBase createSendfileData(String file, long position, long length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SendfileState processSendfile(SendfileDataBase file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void doClientAuth(SSLSupport support) throws EOFException {
    throw new EOFException();
  }

  @Override
  public SSLSupport getSslSupport() {
    return null;
  }

  @Override
  protected <A> OperationState<A> newOperationState(
      boolean read,
      ByteBuffer[] buffers,
      int offset,
      int length,
      BlockingMode block,
      long timeout,
      TimeUnit unit,
      A attachment,
      CompletionCheck check,
      CompletionHandler<Long, ? super A> handler,
      Semaphore semaphore,
      VectoredIOCompletionHandler<A> completion) {
    throw new UnsupportedOperationException();
  }
}
