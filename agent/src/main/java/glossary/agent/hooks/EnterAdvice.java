package glossary.agent.hooks;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner.Typing;

/** Inlined at the start of a method: one call. */
final class EnterAdvice {
  private EnterAdvice() {}

  @Advice.OnMethodEnter(suppress = Throwable.class)
  static void enter(
      @HookNumber int hook,
      @Advice.This(optional = true, typing = Typing.DYNAMIC) Object self,
      @Advice.Argument(value = 0, optional = true, typing = Typing.DYNAMIC) Object first,
      @Advice.Argument(value = 1, optional = true, typing = Typing.DYNAMIC) Object second,
      @Advice.Argument(value = 2, optional = true, typing = Typing.DYNAMIC) Object third) {
    GlossaryBridgeV1.enter(hook, self, first, second, third);
  }
}
