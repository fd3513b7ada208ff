import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "@/lib/env";

const server = {
  DATABASE_URL: "postgresql://duban:secret@127.0.0.1:5432/duban",
  NEXTAUTH_SECRET: "s".repeat(32),
  NEXTAUTH_URL: "https://duban.example.gov.cn",
  TRUSTED_PROXIES: "1",
};
const oidc = { OIDC_ISSUER: "https://id.example.gov.cn", OIDC_CLIENT_ID: "duban", OIDC_CLIENT_SECRET: "x", OIDC_NAME: "政务统一认证" };

describe("parseEnv", () => {
  it("needs nothing to build or to demonstrate", () => {
    const env = parseEnv({});
    expect(env).toMatchObject({ PORT: 3000, DEMO: false, APP_TITLE: "任务清单督办平台", LOG_LEVEL: "info" });
    expect(env.DATA_DIR).toBe(resolve(".data"));
    expect(env.DATABASE_URL).toBeUndefined();
  });

  it("asks how many proxies stand before a server that is reached by https: all people would have one address", () => {
    const { TRUSTED_PROXIES: _, ...without } = server;
    expect(() => parseEnv(without, "server")).toThrow(/TRUSTED_PROXIES：未设置/);
    expect(() => parseEnv({ ...without, NEXTAUTH_URL: "http://duban.example.gov.cn" }, "server")).not.toThrow();
    expect(() => parseEnv({ ...without, TRUSTED_PROXIES: "0" }, "server")).not.toThrow();
  });

  it("takes several replicas, each an address of PostgreSQL", () => {
    expect(parseEnv({}).DATABASE_REPLICA_URLS).toEqual([]);
    expect(parseEnv({ DATABASE_REPLICA_URLS: "postgresql://a/duban, postgres://b/duban," }).DATABASE_REPLICA_URLS).toEqual(["postgresql://a/duban", "postgres://b/duban"]);
    expect(() => parseEnv({ DATABASE_REPLICA_URLS: "postgresql://a/duban,http://b" })).toThrow(/DATABASE_REPLICA_URLS.*：应为 PostgreSQL 连接地址/);
  });

  it("bounds processes and connections", () => {
    expect(parseEnv({}).PROCESSES).toBeUndefined();
    expect(parseEnv({}).DATABASE_POOL).toBe(10);
    expect(() => parseEnv({ PROCESSES: "0", DATABASE_POOL: "1000" })).toThrow(/DATABASE_POOL：应为 1–200 的整数\n.*PROCESSES：应为 1–64 的整数/);
  });

  it("titles the demonstration with the city, unless a title is set", () => {
    expect(parseEnv({ DEMO: "1" }).APP_TITLE).toBe("宿迁市任务清单督办平台");
    expect(parseEnv({ DEMO: "1", APP_TITLE: "某市督办" }).APP_TITLE).toBe("某市督办");
  });

  it("keeps files on the disk, or in a bucket with all that this needs", () => {
    expect(parseEnv({}).STORAGE).toBe("disk");
    expect(() => parseEnv({ STORAGE: "s3", S3_BUCKET: "files" })).toThrow(/S3_ACCESS_KEY_ID：未设置；STORAGE=s3 时必填\n.*S3_SECRET_ACCESS_KEY：/);
    expect(() => parseEnv({ STORAGE: "ftp" })).toThrow("STORAGE：应为 disk 或 s3");
    const bucket = { STORAGE: "s3", S3_BUCKET: "files", S3_ACCESS_KEY_ID: "key", S3_SECRET_ACCESS_KEY: "secret" };
    expect(parseEnv(bucket)).toMatchObject({ ...bucket, S3_FORCE_PATH_STYLE: true, S3_REGION: "us-east-1" });
  });

  it("counts an empty value as not set", () => {
    expect(parseEnv({ PORT: "", DEMO: " ", NEXTAUTH_SECRET: "" })).toMatchObject({ PORT: 3000, DEMO: false });
  });

  it.each(["DATABASE_URL", "NEXTAUTH_SECRET", "NEXTAUTH_URL"] as const)("names %s when a server lacks it", (key) => {
    expect(parseEnv(server, "server")).toMatchObject({ ...server, TRUSTED_PROXIES: 1 });
    expect(() => parseEnv({ ...server, [key]: undefined }, "server")).toThrow(`${key}：未设置`);
    expect(() => parseEnv({ ...server, [key]: "" }, "server")).toThrow(EnvError);
  });

  it.each([
    ["DATABASE_URL", "mysql://root@db/duban"],
    ["DATABASE_URL", "duban"],
    ["PORT", "http"],
    ["PORT", "70000"],
    ["HOST", "a b; rm"],
    ["NEXTAUTH_SECRET", "short"],
    ["NEXTAUTH_URL", "duban.example.gov.cn"],
    ["DEMO", "perhaps"],
    ["LOG_LEVEL", "loud"],
    ["SMTP_URL", "http://mail.example.gov.cn"],
    ["MAIL_FROM", "nobody"],
    ["JOBS", "perhaps"],
    ["EMBEDDED_POSTGRES_PORT", "0"],
  ])("refuses %s=%s and names it", (key, value) => {
    expect(() => parseEnv({ [key]: value })).toThrow(`${key}：`);
  });

  it("never repeats a value, which may be a secret", () => {
    const bad = () => parseEnv({ NEXTAUTH_SECRET: "hunter2", DATABASE_URL: "mysql://root:hunter2@db/duban" });
    expect(bad).toThrow(EnvError);
    expect(bad).not.toThrow(/hunter2/);
  });

  it("names every wrong setting at once", () => {
    expect(() => parseEnv({ PORT: "x", DEMO: "x" }, "server")).toThrow(/DATABASE_URL[\s\S]*PORT[\s\S]*DEMO/);
  });

  it("takes the mail server with its sender or not at all", () => {
    const mail = { SMTP_URL: "smtps://duban:geheim@mail.example.gov.cn:465", MAIL_FROM: "督办平台 <duban@example.gov.cn>" };
    expect(parseEnv(mail)).toMatchObject(mail);
    for (const key of Object.keys(mail)) expect(() => parseEnv({ ...mail, [key]: "" })).toThrow(`${key}：未设置`);
  });

  it("takes OIDC whole or not at all", () => {
    expect(parseEnv(oidc)).toMatchObject(oidc);
    for (const key of Object.keys(oidc)) {
      expect(() => parseEnv({ ...oidc, [key]: "" })).toThrow(`${key}：未设置`);
    }
  });
});
