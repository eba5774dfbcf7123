package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.HealthMXBean;
import glossary.api.jmx.sidecar.SubsystemFigures;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.AttributeChangeNotification;
import javax.management.MBeanNotificationInfo;
import javax.management.NotificationBroadcasterSupport;

/** Health, and a notification for every change of it. Thread-safe. */
public final class HealthBean extends NotificationBroadcasterSupport implements HealthMXBean {
  private final HealthView health;
  private final AtomicLong sequence = new AtomicLong();

  public HealthBean(HealthView health) {
    super(
        new MBeanNotificationInfo(
            new String[] {AttributeChangeNotification.ATTRIBUTE_CHANGE},
            AttributeChangeNotification.class.getName(),
            "A subsystem has changed; the attribute is its name."));
    this.health = health;
  }

  @Override
  public String getStatus() {
    return health.status();
  }

  @Override
  public List<SubsystemFigures> getSubsystems() {
    return health.subsystems();
  }

  @Override
  public List<String> getIssues() {
    return health.subsystems().stream().flatMap(each -> each.getIssues().stream()).toList();
  }

  /**
   * Tells the listeners.
   *
   * @param before null if this was the first result
   * @param cause what is not well and what to do; empty if all is well
   */
  public void changed(String subsystem, String before, String after, String cause) {
    String sentence = subsystem + " is " + after + (cause.isEmpty() ? "." : ": " + cause);
    sendNotification(
        new AttributeChangeNotification(
            this,
            sequence.incrementAndGet(),
            System.currentTimeMillis(),
            sentence,
            subsystem,
            String.class.getName(),
            before,
            after));
  }
}
