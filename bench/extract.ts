/** Benchmark of the rules extractor on news articles: articles a second and milliseconds an article, on one core. */
import { existsSync, readFileSync } from "node:fs";
import { createRulesExtractor } from "../src/extract/rules/rules-extractor.ts";
import type { ReportId } from "../src/domain/report.ts";

const articles = new URL("../../shared/data/pairs/casie.jsonl", import.meta.url);

/** How often the whole set is read; the first round warms up and is not counted. */
const rounds = 4;

if (existsSync(articles)) measure(readFileSync(articles, "utf8").trim().split("\n"));
else say("bench extract: skipped, ../shared/data/pairs/casie.jsonl is not here");

function measure(lines: readonly string[]): void {
  const extract = createRulesExtractor();
  const reports = lines.map((line) => {
    const { title, date, text } = JSON.parse(line) as { title: string | null; date: string; text: string };
    return {
      id: "0".repeat(64) as ReportId,
      title,
      text,
      published: date.replaceAll("_", "-"),
      language: "en",
      marking: null,
    };
  });
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const report of reports) {
      const start = performance.now();
      extract(report);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  say(
    `bench extract: ${reports.length} articles, ${((times.length / total) * 1000).toFixed(0)} articles/s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
