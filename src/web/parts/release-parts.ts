/** Releases on pages: the list, and one of them with its files, what was withdrawn from it since, and how to cite it. */
import type { Tombstone } from "../../domain/projection.ts";
import { sayWhen } from "../../domain/when.ts";
import { checksumsFile, type Release, type ReleasedFile } from "../../workflow/release-manifest.ts";
import { sayChanges, toldTo } from "../../workflow/release-words.ts";
import { type Html, html } from "./html.ts";
import { countWords } from "./paging.ts";
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

/** The list of releases, newest first. */
export function releasesBody(releases: readonly Release[]): Html {
  return html`<h1>Releases</h1>
    <p>
      A release is everything that was told on one day, as files that never change. Whoever counts, quotes or compares
      should name one: the pages go on changing.
    </p>
    ${
      releases.length === 0
        ? html`<p>
            There is no release yet, or none is open to you. What is told now can be taken along as
            <a href="/data">data</a>.
          </p>`
        : releaseTable(releases)
    }`;
}

function releaseTable(releases: readonly Release[]): Html {
  return html`<table class="listing">
    <caption class="unseen">
      Releases
    </caption>
    <thead>
      <tr>
        <th scope="col">Release</th>
        <th scope="col">State of</th>
        <th scope="col">Records</th>
        <th scope="col">Since the one before</th>
        <th scope="col">Size</th>
      </tr>
    </thead>
    <tbody>
      ${releases.map(
        ({ name, audience, state, records, changes, files }) =>
          html`<tr>
            <th scope="row">
              <a href="/releases/${name}">${name}</a>
              ${audience === "public" ? null : html`<span class="tag">for ${toldTo[audience]}</span>`}
            </th>
            <td data-label="State of">${sayWhen(state.date)}</td>
            <td data-label="Records">${records.toLocaleString("en-US")}</td>
            <td data-label="Since the one before">${sayChanges(changes)}</td>
            <td data-label="Size">${sayBytes(files.reduce((sum, { bytes }) => sum + bytes, 0))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** One release. `cited` is its citation as a line of text; null where the release has none. */
export function releaseBody(release: ListedRelease, stones: readonly Tombstone[], cited: string | null): Html {
  const { name, audience, state, records, samples, withdrawn, note } = release;
  return html`<h1>Release ${name}</h1>
    <p class="meta">
      ${countWords(records, "record", "records")} as told to ${toldTo[audience]} on ${sayWhen(state.date)} ·
      <a href="/releases">All releases</a>
    </p>
    ${note === null ? null : html`<p class="summary">${note}</p>`} ${stonesNotice(stones)}
    ${
      samples === 0
        ? null
        : html`<p>${countWords(samples, "record is a sample", "records are samples")} that came with the program.</p>`
    }
    ${withdrawn === 0 ? null : html`<p>${countWords(withdrawn, "record", "records")} had been withdrawn by then; the files say why.</p>`}
    ${section("changes", "What changed", changesPart(release))} ${section("files", "Files", filesPart(release))}
    ${cited === null ? null : section("cite", "Cite as", citePart(release, cited))}`;
}

/** The release is not rewritten, so that its page must say what is no longer told. */
function stonesNotice(stones: readonly Tombstone[]): Html | null {
  if (stones.length === 0) return null;
  const more = stones.length - mostNamed;
  return html`<div class="notice notice-error" role="note">
    <p>
      <strong
        >${countWords(stones.length, "record of this release was", "records of this release were")} withdrawn
        since.</strong
      >
      The files are as they were. Leave out of your work:
    </p>
    <ul>
      ${stones
        .slice(0, mostNamed)
        .map(
          ({ incident, since, reason }) =>
            html`<li>
              <a href="/incidents/${incident}">${incident}</a>, ${sayWhen(since.slice(0, 10))}: <bdi>${reason}</bdi>
            </li>`,
        )}
      ${more > 0 ? html`<li>and ${more.toLocaleString("en-US")} more, which this address names as JSON</li>` : null}
    </ul>
  </div>`;
}

function changesPart({ name, previous, changes, files }: ListedRelease): Html {
  if (previous === null) return html`<p>This is the first release.</p>`;
  const there = (file: string) => files.some((known) => known.name === file);
  return html`<p>Since <a href="/releases/${previous}">release ${previous}</a>: ${sayChanges(changes)}.</p>
    ${
      changes === null || changes.changed === 0
        ? null
        : html`<p>
            Within the records that changed: ${countWords(changes.assertions.added, "assertion", "assertions")} added,
            ${changes.assertions.removed} removed, ${changes.assertions.changed} said otherwise.
          </p>`
    }
    ${
      there("CHANGES.md") && there("changes.json")
        ? html`<p>
            In full: <a href="/releases/${name}/CHANGES.md">for people</a>,
            <a href="/releases/${name}/changes.json">for machines</a>
          </p>`
        : null
    }`;
}

/** Citations stand in a part of their own. */
function filesPart({ name, files, leftOut }: ListedRelease): Html {
  const shown = files.filter((file) => !file.name.startsWith("CITATION."));
  return html`<p>
      <a href="/releases/${name}/coverage.md">What the numbers are of, and what they are not</a>
    </p>
    <table class="listing">
      <caption class="unseen">
        Files
      </caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">What it is</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (file) =>
            html`<tr>
              <th scope="row"><a href="/releases/${name}/${file.name}" rel="nofollow">${file.name}</a></th>
              <td data-label="What it is">${file.about}</td>
              <td data-label="Size">${sayBytes(file.bytes)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${leftOut.length === 0 ? null : html`<p>Left out, since the program could not write them: ${leftOut.join(", ")}.</p>`}
    ${checksumsPart(files)}`;
}

function checksumsPart(files: readonly ReleasedFile[]): Html {
  return html`<details>
    <summary>Checksums (SHA-256)</summary>
    <p><code>sha256sum --check ${checksumsFile}</code> in the folder of the files checks them all.</p>
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
  if (bytes < 1000) return countWords(bytes, "byte", "bytes");
  const units = ["kB", "MB", "GB"] as const;
  const [size, unit] =
    bytes < 999_500 ? [bytes / 1e3, units[0]] : bytes < 999_500_000 ? [bytes / 1e6, units[1]] : [bytes / 1e9, units[2]];
  return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${unit}`;
}
