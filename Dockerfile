# Binnacle in a container: compiled in one stage, with the dependencies of production in another, and nothing else in the
# last. Bases are pinned by exact tags; to pin them by what they hold, too, give a digest:
#   docker build --build-arg NODE_IMAGE=node:24.21.0-bookworm-slim@sha256:… -t binnacle:0.1.0 .
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY tools/build.mjs tools/
COPY src/ src/
RUN node tools/build.mjs

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="binnacle" \
      org.opencontainers.image.description="Shows every custom resource of a Kubernetes cluster: its health and why, as metrics." \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production
WORKDIR /opt/binnacle
COPY LICENSE ./
COPY --from=dependencies /build/package.json ./
COPY --from=dependencies /build/node_modules/ node_modules/
COPY --from=build /build/dist/src/ dist/src/
USER 65532:65532
EXPOSE 9790
ENTRYPOINT ["node", "/opt/binnacle/dist/src/cli/main.js"]
CMD ["--listen=:9790", "--log-format=json"]
