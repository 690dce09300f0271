/** The report of one import: what became of the records, and every kind of finding with an example. */
import { findingCodes } from "../../domain/finding.ts";
import type { FindingTally, ImportRun } from "../../domain/import-run.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { importTexts } from "../texts/imports.ts";
import { sayInstant } from "./desk-words.ts";

/** The page of a run that is going on, has ended, or was only tried. */
export function runPage(run: ImportRun, how: "kept" | "dry run" = "kept"): PageContent {
  const tried = how === "dry run";
  const { run: texts } = importTexts;
  const publisher = html`<bdi>${run.publisher}</bdi>`;
  const body = html`<p class="where"><a href="/desk/imports">${importTexts.heading}</a></p>
    <h1>${tried ? texts.wouldHeading(publisher) : texts.heading(publisher)}</h1>
    ${tried ? html`<p>${texts.dry}</p>` : progress(run)} ${countTable(run, tried)} ${nextSteps(run, tried)}
    <section>
      <h2>${texts.findings}</h2>
      ${run.tallies.length === 0 ? html`<p>${texts.noFindings}</p>` : tallyTable(run.tallies)}
    </section>`;
  return { title: texts.title(run.publisher), body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function progress(run: ImportRun): Html {
  const { problem, finished, started, fileCount, files, format, version } = run;
  const { run: texts } = importTexts;
  if (problem !== undefined) return html`<div class="notice notice-error"><p>${texts.stopped(problem)}</p></div>`;
  const names = html`<bdi>${files.slice(0, 5).join(", ")}</bdi>${fileCount > 5 ? ", …" : ""}`;
  const read = texts.files(fileCount, names, `${format}/${version}`);
  if (finished === null) {
    return html`<p class="meta">${read} ${texts.going(sayInstant(started))} <a href="">${texts.lookAgain}</a></p>`;
  }
  return html`<p class="meta">${read} ${texts.finished(sayInstant(started), sayInstant(finished))}</p>`;
}

function countTable({ counts, accepted }: ImportRun, tried: boolean): Html {
  const { run: texts } = importTexts;
  const done = accepted ? texts.published : texts.drafted;
  const would = accepted ? texts.wouldPublish : texts.wouldDraft;
  const rows = [
    [tried ? would : done, counts.created],
    [texts.revised, counts.revised],
    [texts.unchanged, counts.unchanged],
    [texts.refused, counts.refused],
  ] as const;
  return html`<dl class="fields">
    ${rows.map(
      ([label, count]) =>
        html`<dt>${label}</dt>
          <dd>${count.toLocaleString("en")}</dd>`,
    )}
  </dl>`;
}

function nextSteps({ accepted, marking, counts }: ImportRun, tried: boolean): Html | null {
  if (tried || counts.created + counts.revised === 0) return null;
  if (!accepted) return html`<p><a class="button main" href="/desk">${importTexts.run.review}</a></p>`;
  if (marking !== null) return null;
  return html`<p class="warning">${importTexts.run.notCleared}</p>`;
}

function tallyTable(tallies: readonly FindingTally[]): Html {
  const { column } = importTexts.run;
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">${column.finding}</th>
        <th scope="col" class="number">${column.times}</th>
        <th scope="col">${column.place}</th>
        <th scope="col">${column.example}</th>
      </tr>
    </thead>
    <tbody>
      ${tallies.map(tallyRow)}
    </tbody>
  </table>`;
}

function tallyRow({ code, at, count, example }: FindingTally): Html {
  const { column } = importTexts.run;
  return html`<tr>
    <th scope="row">${findingCodes[code]}</th>
    <td data-label="${column.times}" class="number">${count.toLocaleString("en")}</td>
    <td data-label="${column.place}"><code>${at}</code></td>
    <td data-label="${column.example}">
      <bdi>${example.record}</bdi>${example.saw === undefined ? null : html`: <q><bdi>${example.saw}</bdi></q>`}
    </td>
  </tr>`;
}
