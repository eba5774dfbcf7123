package glossary.agent.options;

import glossary.agent.headers.HeaderMode;
import glossary.agent.headers.HeaderRules;
import glossary.agent.headers.HeaderValues;

/** How the text of an option becomes its value. */
enum OptionType {
  BOOLEAN {
    @Override
    Object read(String text) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new IllegalArgumentException("must be true or false");
      }
      return Boolean.valueOf(text);
    }
  },
  NAME {
    @Override
    Object read(String text) {
      return Texts.visible(text, 100);
    }
  },
  FILE {
    @Override
    Object read(String text) {
      return Texts.visible(text, 2000);
    }
  },
  HOST {
    @Override
    Object read(String text) {
      return Texts.host(text);
    }
  },
  NAMES {
    @Override
    Object read(String text) {
      Texts.names(text);
      return text;
    }
  },
  ROUTES {
    @Override
    Object read(String text) {
      return Texts.number(text, 1, 10_000);
    }
  },
  ERRORS {
    @Override
    Object read(String text) {
      return Texts.number(text, 1, 1_000);
    }
  },
  MILLIS {
    @Override
    Object read(String text) {
      return Texts.number(text, 1, 86_400_000);
    }
  },
  PORT {
    @Override
    Object read(String text) {
      return text.equals("off") ? Integer.valueOf(0) : Texts.number(text, 0, 65_535);
    }
  },
  MODE {
    @Override
    Object read(String text) {
      HeaderMode mode = HeaderMode.of(text);
      if (mode == null) {
        throw new IllegalArgumentException("must be off, report, safe or enforce");
      }
      return mode;
    }
  },
  POLICY {
    @Override
    Object read(String text) {
      return HeaderValues.policy(text);
    }
  },
  REPORT_TO {
    @Override
    Object read(String text) {
      return HeaderValues.reportTo(text);
    }
  },
  HSTS {
    @Override
    Object read(String text) {
      return HeaderValues.hsts(text);
    }
  },
  RULES {
    @Override
    Object read(String text) {
      return HeaderRules.parse(text);
    }
  };

  /**
   * @return null where the text says so, such as {@code headers.hsts=false}
   * @throws IllegalArgumentException with what must be changed
   */
  abstract Object read(String text);
}
