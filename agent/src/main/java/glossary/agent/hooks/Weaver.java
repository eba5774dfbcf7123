package glossary.agent.hooks;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Inlines calls of the bridge into the bytes of one class. Adds no member and looks no other class
 * up, so it works on classes that are loaded already and never asks a loader of the host.
 */
final class Weaver {
  private final ByteBuddy byteBuddy =
      new ByteBuddy()
          .with(TypeValidation.DISABLED)
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(InstrumentedType.Factory.Default.FROZEN)
          .with(Implementation.Context.Disabled.Factory.INSTANCE);
  private final ClassFileLocator ownClasses =
      ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());

  /** A hook with the number that the bridge passes for it. */
  static final class Numbered {
    final int number;
    final HookPoint point;

    Numbered(int number, HookPoint point) {
      this.number = number;
      this.point = point;
    }
  }

  /** Returns null if the class has none of the methods. */
  byte[] weave(String className, byte[] bytes, List<Numbered> points) {
    ClassFileLocator locator = ClassFileLocator.Simple.of(className, bytes);
    TypePool pool = TypePool.Default.WithLazyResolution.of(locator);
    TypeDescription type = pool.describe(className).resolve();
    DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
    boolean found = false;
    for (Numbered point : points) {
      if (has(type, point.point)) {
        found = true;
        builder = builder.visit(advice(point).on(new Matcher(point.point)));
      }
    }
    return found ? builder.make(TypeResolutionStrategy.Disabled.INSTANCE, pool).getBytes() : null;
  }

  static boolean has(TypeDescription type, HookPoint point) {
    for (MethodDescription method : type.getDeclaredMethods()) {
      if (new Matcher(point).matches(method)) {
        return true;
      }
    }
    return false;
  }

  private Advice advice(Numbered point) {
    Class<?> advice = point.point.around ? AroundAdvice.class : EnterAdvice.class;
    return Advice.withCustomMapping()
        .bind(HookNumber.class, (Object) point.number)
        .to(advice, ownClasses);
  }

  private static final class Matcher implements ElementMatcher<MethodDescription> {
    private final HookPoint point;

    Matcher(HookPoint point) {
      this.point = point;
    }

    @Override
    public boolean matches(MethodDescription method) {
      return !method.isAbstract()
          && !method.isNative()
          && point.is(method.getInternalName(), method.getDescriptor());
    }
  }
}
