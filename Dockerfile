# syntax=docker/dockerfile:1
# The service as one binary on a small Debian. Build: docker build -t thidua .

FROM rust:1.95-slim-bookworm AS build
# The bundled SQLite and PostgreSQL client library are C code; nothing else is needed.
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc libc6-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,target=/src/target,sharing=locked \
    cargo build --release --locked --package thidua \
 && install -D -m 755 target/release/thidua /out/thidua

FROM debian:bookworm-slim
# A fixed number, so that the owner of a volume stays the same from image to image.
RUN groupadd --system --gid 10001 thidua \
 && useradd --system --uid 10001 --gid thidua --home-dir /var/lib/thidua --shell /usr/sbin/nologin thidua \
 && install -d -o thidua -g thidua -m 750 /var/lib/thidua
COPY --from=build /out/thidua /usr/local/bin/thidua
USER 10001:10001
WORKDIR /var/lib/thidua
VOLUME /var/lib/thidua
ENV THIDUA_LISTEN=0.0.0.0:8080 \
    THIDUA_DATA_DIR=/var/lib/thidua
EXPOSE 8080
STOPSIGNAL SIGTERM
# The binary checks its own configuration and database; the image needs no other program for it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["thidua", "doctor"]
ENTRYPOINT ["thidua"]
CMD ["serve"]
