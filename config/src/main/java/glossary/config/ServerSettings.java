package glossary.config;

import static glossary.config.Category.ACCESS;
import static glossary.config.Category.SERVER;
import static glossary.config.Environment.DEVELOPMENT;
import static glossary.config.Environment.PRODUCTION;
import static glossary.config.Environment.STAGING;

import java.nio.file.Path;
import java.time.Duration;

/** The process, its sockets, and who may do what. */
interface ServerSettings {
  Setting<String> APP_NAME =
      SERVER.text("APP_NAME", "Glossary").saying("Name shown in the console and in alerts.");

  Setting<Environment> ENVIRONMENT =
      SERVER
          .choice("ENVIRONMENT", Environment.class, "development")
          .saying("Chooses the defaults of an environment; production is checked strictly.");

  Setting<Boolean> DEBUG =
      SERVER.bool("DEBUG", "false").saying("Prints stack traces with errors on the command line.");

  Setting<String> API_HOST =
      SERVER
          .bindAddress("API_HOST", "127.0.0.1")
          .in(STAGING, "0.0.0.0")
          .in(PRODUCTION, "0.0.0.0")
          .saying("Address to listen on; 0.0.0.0 is every IPv4 address of the machine.");

  Setting<Integer> API_PORT =
      SERVER.port("API_PORT", "9123").saying("Port to listen on; 0 takes any free one.");

  Setting<Integer> SIDECAR_PORT =
      SERVER
          .port("SIDECAR_PORT", null)
          .saying("Port to listen on instead of API_PORT, beside a server that uses that one.");

  Setting<Path> SIDECAR_DIR =
      SERVER
          .path("SIDECAR_DIR", "data/sidecar")
          .saying("Folder for the search index, the state and the generated token.");

  Setting<Path> TELEMETRY_DIR =
      SERVER
          .path("TELEMETRY_DIR", null)
          .saying(
              "Folder in which agents publish; unset: glossary-sidecar-UID in /dev/shm if there is"
                  + " one, else in the temporary folder.");

  Setting<Integer> MAX_CONNECTIONS =
      SERVER
          .integer("MAX_CONNECTIONS", "2048")
          .between("1", "100000")
          .saying("Most connections open at once.");

  Setting<Duration> HEADER_TIMEOUT =
      SERVER
          .duration("HEADER_TIMEOUT", "10s")
          .between("100ms", "5m")
          .saying("How long a client may take to send the head of a request.");

  Setting<Duration> BODY_TIMEOUT =
      SERVER
          .duration("BODY_TIMEOUT", "30s")
          .between("100ms", "30m")
          .saying("How long a client may pause while it sends a body.");

  Setting<Duration> REQUEST_TIMEOUT =
      SERVER
          .duration("REQUEST_TIMEOUT", "30s")
          .between("100ms", "1h")
          .saying("How long an answer may take.");

  Setting<ByteSize> MAX_BODY_MB =
      SERVER
          .size("MAX_BODY_MB", "10", ByteSize.Unit.MB)
          .between("1KB", "1GB")
          .saying("Largest request body; uploads have UPLOAD_MAX_SIZE_MB.");

  Setting<Duration> SHUTDOWN_DRAIN_SECONDS =
      SERVER
          .duration("SHUTDOWN_DRAIN_SECONDS", "5s")
          .between("0s", "5m")
          .in(DEVELOPMENT, "0s")
          .saying("How long readiness reports 503 before the server stops.");

  Setting<Boolean> GZIP_ENABLED =
      SERVER.bool("GZIP_ENABLED", "true").saying("Compresses answers for clients that accept it.");

  Setting<ByteSize> GZIP_MINIMUM_SIZE =
      SERVER
          .size("GZIP_MINIMUM_SIZE", "1000", ByteSize.Unit.B)
          .between("0", "1GB")
          .saying("Smallest answer that is compressed.");

  Setting<Boolean> DOCS_ENABLED =
      SERVER
          .bool("DOCS_ENABLED", "false")
          .in(DEVELOPMENT, "true")
          .in(STAGING, "true")
          .saying("Serves the API description, /openapi.yaml and DOCS_URL.");

  Setting<String> DOCS_URL =
      SERVER.urlPath("DOCS_URL", "/docs").saying("Path of the API description.");

  Setting<BearerTokens> READER_TOKEN =
      ACCESS.tokens("READER_TOKEN").saying("Bearer token to read; unset leaves reading open.");

  Setting<BearerTokens> EDITOR_TOKEN =
      ACCESS
          .tokens("EDITOR_TOKEN")
          .saying("Bearer token to change the glossary; unset leaves that to ADMIN_TOKEN.");

  Setting<BearerTokens> ADMIN_TOKEN =
      ACCESS
          .tokens("ADMIN_TOKEN")
          .saying(
              "Bearer token to operate the sidecar; unset outside production, one is generated into"
                  + " SIDECAR_DIR/admin.token.");
}
