/** Releases on pages: the list, and one of them with its files, what was withdrawn from it since, and how to cite it. */
import type { Tombstone } from "../../domain/projection.ts";
import type { ReleaseCounts } from "../../domain/release-counts.ts";
import { sayWhen } from "../../domain/when.ts";
import { checksumsFile, type Release, type ReleasedFile } from "../../workflow/release-manifest.ts";
import { noneStands, sayChanges, toldTo } from "../../workflow/release-words.ts";
import type { ReleaseStone } from "../../workflow/release-take-off.ts";
import { releaseTexts } from "../texts/releases.ts";
import { type Html, html } from "./html.ts";
import { section } from "./section.ts";

/** How many withdrawn records a page names; the JSON beside it names all. */
const mostNamed = 500;

const citationFiles: Readonly<Record<string, string>> = {
  "CITATION.bib": "BibTeX",
  "CITATION.ris": "RIS",
  "CITATION.csl.json": "CSL-JSON",
  "CITATION.cff": "CITATION.cff",
};

/** A release with the files that its page lists. */
type ListedRelease = Omit<Release, "files"> & { readonly files: readonly ReleasedFile[] };

/** A release in the list, with what is left of it where it was taken off. */
export interface ReleaseEntry {
  readonly release: Release;
  /** Null: it stands. */
  readonly stone: ReleaseStone | null;
}

/** The list of releases, newest first. */
export function releasesBody(releases: readonly ReleaseEntry[]): Html {
  return html`<h1>${releaseTexts.heading}</h1>
    <p>${releaseTexts.lead}</p>
    ${releases.length === 0 ? html`<p>${releaseTexts.none}</p>` : releaseTable(releases)}`;
}

function releaseTable(releases: readonly ReleaseEntry[]): Html {
  const { column } = releaseTexts;
  return html`<table class="listing">
    <caption class="unseen">
      ${releaseTexts.heading}
    </caption>
    <thead>
      <tr>
        <th scope="col">${column.release}</th>
        <th scope="col">${column.state}</th>
        <th scope="col">${column.records}</th>
        <th scope="col">${column.changes}</th>
        <th scope="col">${column.size}</th>
      </tr>
    </thead>
    <tbody>
      ${releases.map(
        ({ release: { name, number, audience, state, records, changes, files }, stone }) =>
          html`<tr>
            <th scope="row">
              <a href="/releases/${name}">${name}</a>
              ${audience === "public" ? null : html`<span class="tag">${releaseTexts.for(toldTo(audience))}</span>`}
              ${stone === null ? null : html`<span class="tag">${releaseTexts.off}</span>`}
            </th>
            <td data-label="${column.state}">${sayWhen(state.date)}</td>
            <td data-label="${column.records}">${records.toLocaleString("en-US")}</td>
            <td data-label="${column.changes}">${sayChanges(changes, number)}</td>
            <td data-label="${column.size}">
              ${stone === null ? sayBytes(files.reduce((sum, { bytes }) => sum + bytes, 0)) : "—"}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A release that was taken off: when and why, and which files there were; neither how long nor with which checksums, which would let anybody try out what was taken down. */
export function takenOffBody({ name, audience, state, records }: Release, { at, reason, files }: ReleaseStone): Html {
  return html`<h1>${releaseTexts.title(name)}</h1>
    <p class="meta">
      ${releaseTexts.told(records, toldTo(audience), sayWhen(state.date))} ·
      <a href="/releases">${releaseTexts.all}</a>
    </p>
    <div class="notice notice-error" role="note">
      <p><strong>${releaseTexts.takenOff(sayWhen(at.slice(0, 10)))}</strong> <bdi>${reason}</bdi></p>
      <p>${releaseTexts.takenOffHelp}</p>
    </div>
    ${section(
      "files",
      releaseTexts.goneFiles,
      html`<ul class="values">
        ${files.map(({ name: file }) => html`<li>${file}</li>`)}
      </ul>`,
    )}`;
}

/** One release. `cited` is its citation as a line of text; null where the release has none. */
export function releaseBody(release: ListedRelease, stones: readonly Tombstone[], cited: string | null): Html {
  const { name, audience, state, records, samples, withdrawn, note } = release;
  return html`<h1>${releaseTexts.title(name)}</h1>
    <p class="meta">
      ${releaseTexts.told(records, toldTo(audience), sayWhen(state.date))} ·
      <a href="/releases">${releaseTexts.all}</a>
    </p>
    ${note === null ? null : html`<p class="summary">${note}</p>`} ${stonesNotice(stones)}
    ${samples === 0 ? null : html`<p>${releaseTexts.samples(samples)}</p>`}
    ${withdrawn === 0 ? null : html`<p>${releaseTexts.withdrawn(withdrawn)}</p>`}
    ${section("changes", releaseTexts.changes, changesPart(release))}
    ${section("files", releaseTexts.files, filesPart(release))}
    ${cited === null ? null : section("cite", releaseTexts.cite, citePart(release, cited))}`;
}

/** The release is not rewritten, so that its page must say what is no longer told. */
function stonesNotice(stones: readonly Tombstone[]): Html | null {
  if (stones.length === 0) return null;
  const more = stones.length - mostNamed;
  return html`<div class="notice notice-error" role="note">
    <p>
      <strong>${releaseTexts.withdrawnSince(stones.length)}</strong>
      ${releaseTexts.leaveOut}
    </p>
    <ul>
      ${stones.slice(0, mostNamed).map(stoneEntry)} ${more > 0 ? html`<li>${releaseTexts.moreStones(more)}</li>` : null}
    </ul>
  </div>`;
}

function stoneEntry({ incident, since, reason }: Tombstone): Html {
  const record = html`<a href="/incidents/${incident}">${incident}</a>`;
  return html`<li>${releaseTexts.stone(record, sayWhen(since.slice(0, 10)), html`<bdi>${reason}</bdi>`)}</li>`;
}

function changesPart({ name, number, previous, changes, files }: ListedRelease): Html {
  if (previous === null) return html`<p>${number === 1 ? releaseTexts.first : noneStands}</p>`;
  const there = (file: string) => files.some((known) => known.name === file);
  const before = html`<a href="/releases/${previous}">${releaseTexts.previous(previous)}</a>`;
  const address = `/releases/${name}`;
  return html`<p>${releaseTexts.since(before, sayChanges(changes))}</p>
    ${changes === null || changes.changed === 0 ? null : html`<p>${sayWithin(changes)}</p>`}
    ${
      there("CHANGES.md") && there("changes.json")
        ? html`<p>${releaseTexts.inFull(`${address}/CHANGES.md`, `${address}/changes.json`)}</p>`
        : null
    }`;
}

function sayWithin({ assertions }: ReleaseCounts): string {
  return releaseTexts.within(assertions.added, assertions.removed, assertions.changed);
}

/** Citations stand in a part of their own. */
function filesPart({ name, files, leftOut }: ListedRelease): Html {
  const { column } = releaseTexts;
  const shown = files.filter((file) => !file.name.startsWith("CITATION."));
  return html`<p>
      <a href="/releases/${name}/coverage.md">${releaseTexts.coverage}</a>
    </p>
    <table class="listing">
      <caption class="unseen">
        ${releaseTexts.files}
      </caption>
      <thead>
        <tr>
          <th scope="col">${column.file}</th>
          <th scope="col">${column.about}</th>
          <th scope="col">${column.size}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (file) =>
            html`<tr>
              <th scope="row"><a href="/releases/${name}/${file.name}" rel="nofollow">${file.name}</a></th>
              <td data-label="${column.about}">${file.about}</td>
              <td data-label="${column.size}">${sayBytes(file.bytes)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${leftOut.length === 0 ? null : html`<p>${releaseTexts.leftOut(leftOut.join(", "))}</p>`} ${checksumsPart(files)}`;
}

function checksumsPart(files: readonly ReleasedFile[]): Html {
  return html`<details>
    <summary>${releaseTexts.checksums}</summary>
    <p>${releaseTexts.check(html`<code>sha256sum --check ${checksumsFile}</code>`)}</p>
    <ul class="values">
      ${files.filter(({ sha256 }) => sha256 !== "").map(({ name, sha256 }) => html`<li>${name}<br /><code>${sha256}</code></li>`)}
    </ul>
  </details>`;
}

function citePart({ name, files }: ListedRelease, cited: string): Html {
  const forms = files.filter((file) => citationFiles[file.name] !== undefined);
  return html`<p class="citation">${cited}</p>
    <p>
      ${forms.map((file, place) => html`${place === 0 ? null : " · "}<a href="/releases/${name}/${file.name}">${citationFiles[file.name]}</a>`)}
    </p>`;
}

/** `812 bytes`, `12 kB`, `3.4 MB`: of a thousand each. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return releaseTexts.bytes(bytes);
  const units = ["kB", "MB", "GB"] as const;
  const [size, unit] =
    bytes < 999_500 ? [bytes / 1e3, units[0]] : bytes < 999_500_000 ? [bytes / 1e6, units[1]] : [bytes / 1e9, units[2]];
  return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${unit}`;
}
