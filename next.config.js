const HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native or worker-bound packages stay outside the bundle.
  serverExternalPackages: ["@node-rs/argon2", "pg", "pino", "prom-client", "@prisma/adapter-pg", "@prisma/client", "pg-boss", "nodemailer", "flydrive", "@aws-sdk/client-s3", "file-type", "yauzl"],
  experimental: { authInterrupts: true },
  // The same for every answer; what depends on the request or on a setting is proxy.ts's.
  headers: () => Promise.resolve([{ source: "/:path*", headers: HEADERS }]),
};

export default config;
