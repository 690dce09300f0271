/** The report of one import: what became of the records, and every kind of finding with an example. */
import { findingCodes } from "../../domain/finding.ts";
import type { FindingTally, ImportRun } from "../../domain/import-run.ts";
import { html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { sayState } from "./desk-imports-page.ts";
import { sayInstant } from "./desk-words.ts";

/** The page of a run that is going on, has ended, or was only tried. */
export function runPage(run: ImportRun, how: "kept" | "dry run" = "kept"): PageContent {
  const tried = how === "dry run";
  const body = html`<p class="where"><a href="/desk/imports">Import records</a></p>
    <h1>${tried ? "What would be imported" : "Import"}: <bdi>${run.publisher}</bdi></h1>
    ${tried ? html`<p>This was a dry run. Nothing was kept.</p>` : progress(run)} ${countTable(run, tried)}
    ${nextSteps(run, tried)}
    <section>
      <h2>Findings</h2>
      ${run.tallies.length === 0 ? html`<p>Everything was taken as it stood.</p>` : tallyTable(run.tallies)}
    </section>`;
  return { title: `Import: ${run.publisher}`, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function progress(run: ImportRun): Html {
  const { problem, finished, started, fileCount, files, format, version } = run;
  const named = files.slice(0, 5).join(", ");
  const what = html`${fileCount} ${fileCount === 1 ? "file" : "files"}
  (<bdi>${named}</bdi>${fileCount > 5 ? ", …" : ""}), read as ${format}/${version}`;
  if (problem !== undefined) {
    return html`<div class="notice notice-error">
      <p>This import stopped: ${problem} What it had kept by then is kept; started again, it goes on from there.</p>
    </div>`;
  }
  if (finished === null) {
    return html`<p class="meta">${what}. Begun ${sayInstant(started)}; ${sayState(run)}. <a href="">Look again</a></p>`;
  }
  return html`<p class="meta">${what}. Begun ${sayInstant(started)}, finished ${sayInstant(finished)}.</p>`;
}

function countTable({ counts, accepted }: ImportRun, tried: boolean): Html {
  const verb = tried ? "would be " : "";
  const rows = [
    [`New, ${verb}${accepted ? "published" : "drafted"}`, counts.created],
    [`Changed since the last import`, counts.revised],
    ["Unchanged", counts.unchanged],
    ["Refused", counts.refused],
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
  if (!accepted) return html`<p><a class="button main" href="/desk">Review the drafts</a></p>`;
  if (marking !== null) return null;
  return html`<p class="warning">
    They are not cleared: only the desk is told what the records do not mark themselves.
  </p>`;
}

function tallyTable(tallies: readonly FindingTally[]): Html {
  return html`<table class="listing">
    <thead>
      <tr>
        <th scope="col">Finding</th>
        <th scope="col" class="number">Times</th>
        <th scope="col">Place</th>
        <th scope="col">For example</th>
      </tr>
    </thead>
    <tbody>
      ${tallies.map(tallyRow)}
    </tbody>
  </table>`;
}

function tallyRow({ code, at, count, example }: FindingTally): Html {
  return html`<tr>
    <th scope="row">${findingCodes[code]}</th>
    <td data-label="Times" class="number">${count.toLocaleString("en")}</td>
    <td data-label="Place"><code>${at}</code></td>
    <td data-label="For example">
      <bdi>${example.record}</bdi>${example.saw === undefined ? null : html`: <q><bdi>${example.saw}</bdi></q>`}
    </td>
  </tr>`;
}
