package glossary.agent.hooks;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/** Inlined at the start and at every end of a method: one call each. */
final class AroundAdvice {
  private AroundAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static Object enter(
      @HookNumber int hook,
      @Advice.This(optional = true, typing = Typing.DYNAMIC) Object self,
      @Advice.Argument(value = 0, optional = true, typing = Typing.DYNAMIC) Object first,
      @Advice.Argument(value = 1, optional = true, typing = Typing.DYNAMIC) Object second,
      @Advice.Argument(value = 2, optional = true, typing = Typing.DYNAMIC) Object third) {
    return GlossaryBridgeV1.enter(hook, self, first, second, third);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
  static void exit(
      @HookNumber int hook,
      @Advice.Enter Object entered,
      @Advice.This(optional = true, typing = Typing.DYNAMIC) Object self,
      @Advice.Argument(value = 0, optional = true, typing = Typing.DYNAMIC) Object first,
      @Advice.Thrown Throwable thrown) {
    GlossaryBridgeV1.exit(hook, entered, self, first, thrown);
  }
}
