package glossary.agent.hooks;

/** Methods of every shape that hooks are put into; without anything that old class files lack. */
public class Sample {

  public Sample() {}

  public Sample(String name) {
    this();
    if (name == null) {
      throw new IllegalArgumentException();
    }
  }

  public String returned(String text, int number) {
    return number > 0 ? text : null;
  }

  public static double added(long first, double second, float third) {
    return first + second + third;
  }

  public static int small(boolean yes, byte one, char letter) {
    return yes ? one : letter;
  }

  public static short smallest(short number) {
    return number;
  }

  /** Assigns to its parameter, and to variables of each size around jumps. */
  public long assigned(Object text, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      double half = i / 2.0;
      if (half > 1) {
        long twice = 2L * i;
        sum += twice;
      } else {
        sum += (long) half;
      }
    }
    text = Integer.valueOf(times);
    return sum + text.hashCode();
  }

  /** Begins with the target of a jump, and catches what it throws. */
  public synchronized int caught(int left) {
    while (true) {
      try {
        if (left == 0) {
          throw new IllegalStateException();
        }
        left--;
      } catch (IllegalStateException expected) {
        return -1;
      } finally {
        left = Math.max(left, 0);
      }
    }
  }

  public void thrown(RuntimeException failure) {
    throw failure;
  }

  public static void forever() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
