/** Puts calls of the bridge into methods of the host. The only room that knows Byte Buddy. */
package glossary.agent.hooks;
