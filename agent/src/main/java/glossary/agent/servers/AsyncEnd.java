package glossary.agent.servers;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Ends a request when its asynchronous answer is complete: an {@code AsyncListener} of either
 * servlet API. Another thread may complete it while the listener is being added; then nobody would
 * tell, so it is looked at again afterwards and ends at once.
 */
final class AsyncEnd implements InvocationHandler {
  private static final Call IS_ASYNC_STARTED = Call.of("isAsyncStarted");
  private static final Call GET_ASYNC_CONTEXT = Call.of("getAsyncContext");
  private static final Call GET_THROWABLE = Call.of("getThrowable");

  private static final Statics JAKARTA = new Listening("jakarta.servlet.AsyncContext");
  private static final Statics JAVAX = new Listening("javax.servlet.AsyncContext");

  private final ServletFallback.Exchange exchange;

  private AsyncEnd(ServletFallback.Exchange exchange) {
    this.exchange = exchange;
  }

  /** On the thread that has started it, before that returns to the container. */
  static void await(ServletFallback.Exchange exchange) {
    try {
      new AsyncEnd(exchange).listenTo(GET_ASYNC_CONTEXT.on(exchange.request));
      if (!(boolean) IS_ASYNC_STARTED.on(exchange.request)) {
        exchange.end();
      }
    } catch (Throwable completedMeanwhile) {
      exchange.end();
    }
  }

  private void listenTo(Object context) throws Throwable {
    boolean jakarta = isOf("jakarta.servlet.AsyncContext", context.getClass());
    Method add = (Method) (jakarta ? JAKARTA : JAVAX).beside(context);
    Class<?> listener = add.getParameterTypes()[0];
    add.invoke(
        context,
        Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, this));
  }

  private static boolean isOf(String name, Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        if (face.getName().equals(name) || isOf(name, face)) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "onComplete":
        exchange.end();
        return null;
      case "onError":
        Throwable thrown = (Throwable) GET_THROWABLE.on(arguments[0]);
        if (thrown != null) {
          exchange.fail(thrown);
        }
        return null;
      case "onStartAsync":
        listenTo(GET_ASYNC_CONTEXT.on(arguments[0]));
        return null;
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return "glossary-agent";
      default:
        return null;
    }
  }

  /** Its method {@code addListener}. */
  private static final class Listening extends Statics {
    Listening(String context) {
      super(context);
    }

    @Override
    Object from(Class<?> context) throws ReflectiveOperationException {
      String listener = context.getName().replace("AsyncContext", "AsyncListener");
      return context.getMethod(
          "addListener", Class.forName(listener, false, context.getClassLoader()));
    }
  }
}
