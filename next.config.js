/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-bound packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "prom-client", "@prisma/adapter-pg", "@prisma/client", "pg-boss", "nodemailer", "flydrive", "@aws-sdk/client-s3", "file-type", "yauzl"],
  // A proxy.ts would hold the body of an upload; by default it would cut it off at 10 MB.
  experimental: { authInterrupts: true, proxyClientMaxBodySize: "21mb" },
};

export default config;
