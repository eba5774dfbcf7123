package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.BackupFigures;
import glossary.api.jmx.sidecar.BackupsMXBean;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;

/** Backups, and a notification for every failure. Thread-safe. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
public final class BackupsBean extends NotificationBroadcasterSupport implements BackupsMXBean {
  private final BackupControl backups;
  private final AtomicLong sequence = new AtomicLong();

  public BackupsBean(BackupControl backups) {
    super(
        new MBeanNotificationInfo(
            new String[] {FAILED},
            Notification.class.getName(),
            "A backup, a verification or a drill has failed; the message says why."));
    this.backups = backups;
  }

  @Override
  public List<BackupFigures> getBackups() {
    return backups.all();
  }

  @Override
  public Date getLastSuccess() {
    return date(backups.lastSuccess());
  }

  @Override
  public Date getLastProven() {
    return date(backups.lastProven());
  }

  @Override
  public String getLastError() {
    return backups.lastError();
  }

  @Override
  public String backupNow() {
    return backups.backupNow();
  }

  @Override
  public String verify(String id) {
    return backups.verify(id);
  }

  @Override
  public String drill() {
    return backups.drill();
  }

  /**
   * Tells the listeners.
   *
   * @param sentence what failed, why, and what to do
   */
  public void failed(String sentence) {
    sendNotification(
        new Notification(
            FAILED, this, sequence.incrementAndGet(), System.currentTimeMillis(), sentence));
  }

  private static Date date(Instant instant) {
    return instant == null ? null : Date.from(instant);
  }
}
