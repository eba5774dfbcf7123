package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import glossary.api.telemetry.HostIdentity;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThisJvmTest {

  @Test
  void it_knows_itself_without_jmx_as_jmx_does() {
    HostIdentity me = ThisJvm.identity("", 1, "0.1.0");

    assertThat(me.pid).isEqualTo(ProcessHandle.current().pid());
    assertThat(me.startMillis)
        .isCloseTo(ManagementFactory.getRuntimeMXBean().getStartTime(), within(5_000L));
    assertThat(me.name).isEqualTo(me.mainClass).isNotEmpty();
    assertThat(me.hostName).isNotEmpty();
    assertThat(ThisJvm.identity("shop", 1, "0.1.0").name).isEqualTo("shop");
  }

  @ParameterizedTest
  @CsvSource({
    "com.shop.Main --password=x, /opt/lib/a.jar:/opt/lib, com.shop.Main",
    "shop/com.shop.Main x, '', shop/com.shop.Main",
    "/opt/my shop/shop.jar --token y, /opt/my shop/shop.jar, shop.jar",
    "shop.jar, shop.jar, shop.jar",
    "'', '', unknown"
  })
  void arguments_are_never_part_of_the_name(String command, String classPath, String name) {
    assertThat(ThisJvm.mainClass(command, classPath)).isEqualTo(name);
  }
}
