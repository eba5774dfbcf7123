package glossary.agent.hooks;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands in an advice for the number of the hook that it is inlined for. */
@Retention(RetentionPolicy.RUNTIME)
@interface HookNumber {}
