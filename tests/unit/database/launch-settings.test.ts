import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { commandLine } from "@/prisma/launch-settings";

const plan = (command: string[], isProduction = true) => ({ isDemo: !isProduction, isTest: false, isProduction, isMigrated: true, command });
const line = (settings: Record<string, string>, command = ["next", "start"], isProduction = true) => commandLine(plan(command, isProduction), parseEnv(settings)).join(" ");

describe("the server's command", () => {
  it("is Next.js's own where one process serves, on the address that was set", () => {
    expect(line({ PROCESSES: "1" })).toBe("next start");
    expect(line({ PROCESSES: "1", HOST: "127.0.0.1" })).toBe("next start --hostname 127.0.0.1");
  });

  it("begins as many processes as were set", () => {
    expect(line({ PROCESSES: "3", HOST: "127.0.0.1" })).toMatch(/prisma\/serve\.ts --processes 3 --hostname 127\.0\.0\.1$/);
  });

  it("begins one for each core, up to four, in production only", () => {
    const processes = Math.min(4, availableParallelism());
    expect(line({})).toMatch(processes > 1 ? new RegExp(`--processes ${String(processes)}$`) : /^next start$/);
    expect(line({}, ["next", "start"], false)).toBe("next start");
  });

  it("leaves development and tools as they are", () => {
    expect(line({ PROCESSES: "3" }, ["next", "dev"], false)).toBe("next dev");
    expect(line({ PROCESSES: "3", HOST: "127.0.0.1" }, ["tsx", "prisma/backup.ts"])).toBe("tsx prisma/backup.ts");
  });
});
