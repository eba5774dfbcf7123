// A packed sidecar and a host with the agent, each as a process of its own, in folders below `work`.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

export const top = path.resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");

/** Starts a process and waits for a line of its output; resolves to the process and the match. */
function begin(command, options, folder, line, environment) {
  const child = spawn(command, options, { cwd: folder, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...environment } });
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (piece) => {
      said += piece;
      const match = line.exec(said);
      if (match) resolve({ child, match });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", (piece) => { said += piece; });
    child.on("exit", (code) => reject(new Error(`${command} ended with ${code}: ${said.slice(-2000)}`)));
  });
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return null;
  return new Promise((resolve) => {
    child.on("exit", resolve);
    child.kill();
  });
}

/** Serves on a free port, and on the same one again after `restart`. */
export class Served {
  constructor(work, name, settings = []) {
    this.folder = path.join(work, name);
    fs.mkdirSync(this.folder, { recursive: true });
    this.tokenFile = path.join(this.folder, "admin.txt");
    fs.writeFileSync(this.tokenFile, "the-first-admin-token-of-the-check");
    this.settings = ["EDITOR_TOKEN=the-editor-token-of-the-check", "METRICS_PORT=0",
      "TELEMETRY_DIR=" + path.join(this.folder, "telemetry"), "RATE_LIMIT_ENABLED=false", ...settings];
    this.port = 0;
  }

  get admin() {
    return fs.readFileSync(this.tokenFile, "utf8").trim();
  }

  get database() {
    return path.join(this.folder, "data/sidecar/glossary.db");
  }

  async start() {
    const options = ["-jar", path.join(top, "sidecar/target/glossary-sidecar.jar"), ...[`SIDECAR_PORT=${this.port}`, ...this.settings].flatMap((each) => ["--set", each])];
    const begun = await begin("java", options, this.folder, /listening on (http:\/\/127\.0\.0\.1:(\d+)) /, { ADMIN_TOKEN_FILE: this.tokenFile });
    this.child = begun.child;
    this.url = begun.match[1];
    this.port = begun.match[2];
    await until("it is ready", async () => (await fetch(`${this.url}/health/ready`)).ok && (await fetch(`${this.url}/health/detailed`)).ok);
    return this;
  }

  /** Starts a web application with the agent, asks it for this and that, and gives its address. */
  async host(name) {
    const agent = path.join(top, "agent/target/glossary-agent.jar");
    const begun = await begin("java", [`-javaagent:${agent}=name=${name};telemetry.dir=${path.join(this.folder, "telemetry")}`, "-jar", path.join(top, "examples/glossary-host-jdk/target/glossary-host-jdk.jar"), "0"], this.folder, /Glossary on (http:\S+)/);
    this.hosted = begun.child;
    for (const each of ["", "terms/valve", "search?q=pump", "terms/broken", "terms/broken", "terms/broken"]) await fetch(begun.match[1] + each).catch(() => {});
    return begun.match[1];
  }

  stop() {
    return end(this.child);
  }

  async close() {
    await end(this.child);
    if (this.hosted) await end(this.hosted);
  }

  /** Asks the API as an admin. */
  async ask(method, target, json) {
    const response = await fetch(this.url + target, { method, headers: { Authorization: `Bearer ${this.admin}`, "Content-Type": "application/json" }, body: json && JSON.stringify(json) });
    if (!response.ok) throw new Error(`${method} ${target}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }
}

/** Asks until the answer is as wanted, at most half a minute. */
export async function until(what, wanted) {
  for (let i = 0; i < 300; i++) {
    if (await wanted()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${what}`);
}
