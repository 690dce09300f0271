/** The vocabularies that terms come from: GET /vocabularies. What ships with Casebook, and which versions were loaded when. */
import { mayDo } from "../../domain/access.ts";
import type { AccountBook } from "../../store/store.ts";
import { attackVersion } from "../../vocabulary/attack.ts";
import { vocabularyLabels } from "../../vocabulary/loaded.ts";
import { verisVersion } from "../../vocabulary/veris.ts";
import { listVocabularies, type VocabularyStanding } from "../../workflow/vocabulary.ts";
import { type Html, html } from "../parts/html.ts";
import { section } from "../parts/section.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { vocabularyTexts } from "../texts/vocabularies.ts";
import type { Visit } from "../visit.ts";
import { namesOf } from "./desk-draft-view.ts";

/** A version as the visitor is told of it. */
type Told = Omit<VocabularyStanding, "by" | "file" | "preferred"> & { readonly by: string | null };

const shipped = { attack: attackVersion, veris: verisVersion };

/** The page is the same for everybody, but that only the desk is told who loaded a version. */
export const vocabularyRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    app.get("/vocabularies", async (request, reply) => {
      const loaded = await toldTo(request.visit, await listVocabularies(store), store);
      return answer(request, reply, {
        page: () => ({ title: vocabularyTexts.heading, body: vocabulariesBody(loaded), section: "/data" }),
        json: () => ({ shipped, loaded }),
      });
    });
    return Promise.resolve();
  };

async function toldTo(
  { account }: Visit,
  standings: readonly VocabularyStanding[],
  book: Pick<AccountBook, "findAccount">,
): Promise<readonly Told[]> {
  const ofTheDesk = account !== null && mayDo(account.role, "curate");
  const people = ofTheDesk
    ? await namesOf(
        book,
        standings.map(({ by }) => by),
      )
    : null;
  return standings.map(({ digest, vocabulary, part, version, dated, loaded, counts, inUse, by }) => ({
    ...{ digest, vocabulary, part, version, dated, loaded, counts, inUse },
    by: people?.get(by) ?? null,
  }));
}

function vocabulariesBody(loaded: readonly Told[]): Html {
  const attack = vocabularyTexts.enterprise(vocabularyLabels.attack, attackVersion);
  const veris = `${vocabularyLabels.veris} ${verisVersion}`;
  const further =
    loaded.length === 0 ? html`<p class="silent">${vocabularyTexts.noneLoaded}</p>` : versionTable(loaded);
  return html`<h1>${vocabularyTexts.heading}</h1>
    <p>${vocabularyTexts.lead}</p>
    ${section("shipped", vocabularyTexts.shipped, html`<p>${vocabularyTexts.shippedBody(attack, veris)}</p>`)}
    ${section("loaded", vocabularyTexts.loaded, further)}`;
}

function versionTable(loaded: readonly Told[]): Html {
  const named = loaded.some(({ by }) => by !== null);
  const { column } = vocabularyTexts;
  return html`<table class="records">
    <thead>
      <tr>
        <th scope="col">${column.vocabulary}</th>
        <th scope="col">${column.version}</th>
        <th scope="col">${column.holds}</th>
        <th scope="col">${column.loaded}</th>
        ${named ? html`<th scope="col">${column.by}</th>` : null}
      </tr>
    </thead>
    <tbody>
      ${loaded.map((version) => versionRow(version, named))}
    </tbody>
  </table>`;
}

function versionRow({ vocabulary, part, version, inUse, counts, loaded, by }: Told, named: boolean): Html {
  const { column } = vocabularyTexts;
  const held = Object.entries(counts).map(([what, count]) => `${count.toLocaleString("en-US")} ${what}`);
  return html`<tr>
    <th scope="row">${vocabularyLabels[vocabulary]} <span class="fine below">${part}</span></th>
    <td data-label="${column.version}">
      ${version}${inUse ? html` <span class="fine below">${vocabularyTexts.inUse}</span>` : null}
    </td>
    <td data-label="${column.holds}">${held.join(" · ")}</td>
    <td data-label="${column.loaded}"><time datetime="${loaded}">${loaded.slice(0, 10)}</time></td>
    ${named ? html`<td data-label="${column.by}"><bdi>${by ?? ""}</bdi></td>` : null}
  </tr>`;
}
