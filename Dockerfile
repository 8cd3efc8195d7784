# The commands in a small image: built in one stage, run in another, by a user that is not root.
FROM python:3.12-slim AS build
COPY pyproject.toml README.md LICENSE /src/
COPY cleaner /src/cleaner
COPY docs/man /src/docs/man
RUN python -m venv /opt/news && /opt/news/bin/pip install --no-cache-dir /src

FROM python:3.12-slim
COPY --from=build /opt/news /opt/news
RUN useradd --uid 10001 --create-home news
ENV PATH="/opt/news/bin:$PATH" PYTHONUNBUFFERED=1
USER news
WORKDIR /data
ENTRYPOINT ["python", "-m", "cleaner"]
CMD ["clean", "--help"]
