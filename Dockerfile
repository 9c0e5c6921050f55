# docker build -t checker .
# docker run --rm --network none -v "$PWD:/articles:ro" checker check .
FROM python:3.12-slim
COPY pyproject.toml constraints.txt README.md LICENSE /src/
COPY checker /src/checker
COPY rules /src/rules
RUN pip install --no-cache-dir --constraint /src/constraints.txt /src \
    && rm -rf /src \
    && useradd --create-home --uid 1000 checker
USER 1000
WORKDIR /articles
ENTRYPOINT ["checker"]
CMD ["--help"]
