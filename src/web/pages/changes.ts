/** What was learned lately: GET /changes, every change of what the reader is told, the newest first, or those with one kind of news. */
import type { AudienceName } from "../../domain/audience.ts";
import { finding } from "../../domain/finding.ts";
import { isNews, type News, newsKinds } from "../../domain/news.ts";
import { type Telling, victimNamesOf } from "../../domain/projection.ts";
import { Refusal } from "../../domain/refusal.ts";
import { sayWhen } from "../../domain/when.ts";
import type { Change, ProjectionShelf } from "../../store/store.ts";
import { type Html, html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { answer } from "../reply.ts";
import type { Routes } from "../route.ts";
import { changesTexts as texts } from "../texts/changes.ts";
import { feedsTexts } from "../texts/feeds.ts";
import { typedIn } from "./typed.ts";

/** How many changes a page holds. */
const pageLength = 50;

/** How many changes are looked through for those with one kind of news, a stretch at a time. */
const [stretch, mostStretches] = [500, 8];

type Shelf = Pick<ProjectionShelf, "changeNumber" | "changesSince" | "newestChanges" | "findTelling">;

/** What an address asks for. */
interface AskedChanges {
  /** Null: all kinds. */
  readonly news: News | null;
  /** Changes before this number; null: the newest. */
  readonly after: number | null;
}

interface ChangesPage {
  /** Newest first. */
  readonly changes: readonly Change[];
  /** What the next page asks for; null at the end. */
  readonly next: number | null;
}

/** The page, and the same as JSON. */
export const changesRoutes: Routes =
  ({ house: { store } }) =>
  (app) => {
    app.get("/changes", async (request, reply) => {
      const { audience } = request.visit;
      const asked = askedIn(request.query);
      const found = await changesFor(store, audience, asked);
      const tellings = await Promise.all(found.changes.map(({ incident }) => store.findTelling(incident, audience)));
      return answer(request, reply, {
        page: () => changesPage(asked, found, tellings),
        json: () => ({
          changes: found.changes.map(({ number, incident, version, at, news }) => ({
            ...{ number, incident, version, at, news },
            url: `/incidents/${incident}/v${version}`,
          })),
          next: found.next === null ? null : addressOf({ news: asked.news, after: found.next }),
        }),
      });
    });
    return Promise.resolve();
  };

function askedIn(query: unknown): AskedChanges {
  const typed = typedIn(query);
  const [news, after] = [typed.all("news").join(" · ").trim(), typed.all("after").join(" · ").trim()];
  const wrong = [
    ...(news === "" || isNews(news)
      ? []
      : [{ found: finding("news", "value-not-admitted", news), takes: Object.keys(newsKinds).join(", ") }]),
    ...(/^(|[1-9]\d{0,9})$/.test(after)
      ? []
      : [{ found: finding("after", "value-not-admitted", after), takes: texts.after }]),
  ];
  if (wrong.length > 0) {
    const takes = Object.fromEntries(wrong.map(({ found, takes: what }) => [found.at, what]));
    throw new Refusal(
      "request-invalid",
      takes,
      wrong.map(({ found }) => found),
    );
  }
  return { news: isNews(news) ? news : null, after: after === "" ? null : Number(after) };
}

async function changesFor(shelf: Shelf, audience: AudienceName, { news, after }: AskedChanges): Promise<ChangesPage> {
  if (news !== null && after === null) {
    const newest = await shelf.newestChanges(audience, news, pageLength + 1);
    const changes = newest.slice(0, pageLength);
    return { changes, next: newest.length > pageLength ? (changes.at(-1)?.number ?? null) : null };
  }
  const end = Math.min(after ?? Infinity, (await shelf.changeNumber(audience)) + 1);
  if (news !== null) return changesWith(shelf, audience, news, end);
  const start = Math.max(0, end - 1 - pageLength);
  const changes = (await shelf.changesSince(audience, start, end - 1 - start)).toReversed();
  return { changes, next: start > 0 ? start + 1 : null };
}

/** Goes backwards from a change until a page is full or enough was looked at: a page may be short and still have one after it. */
async function changesWith(shelf: Shelf, audience: AudienceName, news: News, before: number): Promise<ChangesPage> {
  const changes: Change[] = [];
  let end = before;
  for (let turn = 0; turn < mostStretches && end > 1; turn += 1) {
    const start = Math.max(0, end - 1 - stretch);
    for (const change of (await shelf.changesSince(audience, start, end - 1 - start)).toReversed()) {
      if (change.news.includes(news)) changes.push(change);
      if (changes.length === pageLength) return { changes, next: change.number > 1 ? change.number : null };
    }
    end = start + 1;
  }
  return { changes, next: end > 1 ? end : null };
}

function changesPage(
  asked: AskedChanges,
  { changes, next }: ChangesPage,
  tellings: readonly (Telling | null)[],
): PageContent {
  const feed = asked.news === null ? "/feeds/all" : `/feeds/news/${asked.news}`;
  const nothing = next === null && asked.after === null ? texts.none : texts.noneHere;
  const body = html`<h1>${texts.title}</h1>
    <p>
      ${texts.intro} <a href="${feed}.atom">${feedsTexts.forms.atom}</a> ·
      <a href="${feed}.json">${feedsTexts.forms.json}</a> ·
      <a href="/feeds">${texts.feeds}</a>
    </p>
    ${filters(asked)} ${changes.length === 0 ? html`<p class="silent">${nothing}</p>` : changeList(changes, tellings)}
    ${pager(asked, next)}`;
  return {
    title: asked.news === null ? texts.title : `${texts.title}: ${newsKinds[asked.news]}`,
    body,
    feed,
    styles: ["record.css"],
    noindex: asked.after !== null,
    canonical: addressOf({ news: asked.news, after: null }),
  };
}

function filters({ news }: AskedChanges): Html {
  const kinds = [null, ...Object.keys(newsKinds).filter(isNews)];
  return html`<nav class="kinds" aria-label="${texts.filter}">
    <ul>
      ${kinds.map(
        (kind) =>
          html`<li>
            <a href="${addressOf({ news: kind, after: null })}" ${kind === news ? html`aria-current="true"` : null}
              >${kind === null ? texts.all : newsKinds[kind]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function changeList(changes: readonly Change[], tellings: readonly (Telling | null)[]): Html {
  return html`<ul class="record-lines">
    ${changes.map((change, index) => {
      const day = sayWhen(change.at.slice(0, 10));
      const again = index > 0 && changes[index - 1]?.at.slice(0, 10) === change.at.slice(0, 10);
      return html`<li>
        <span class="when">${again ? html`<span class="unseen">${day}</span>` : day}</span>
        <span>${changeLine(change, tellings[index] ?? null)}</span>
      </li>`;
    })}
  </ul>`;
}

function changeLine({ incident, version, news }: Change, telling: Telling | null): Html {
  const words = news.map((kind) => html`<span class="tag">${newsKinds[kind]}</span> `);
  if (telling?.kind !== "record") {
    const reason = telling === null ? null : html`: <bdi>${telling.reason}</bdi>`;
    return html`${words} <a href="/incidents/${incident}">${incident}</a>
      <span class="fine below">${texts.withdrawn}${reason}</span>`;
  }
  const changed =
    version === 1
      ? null
      : html` ·
          <a href="/incidents/${incident}/diff?version=${version}">${texts.changed(incident, version)}</a>`;
  return html`${words} <a href="/incidents/${incident}"><bdi>${victimNamesOf(telling)}</bdi></a>
    <span class="fine below"
      ><a href="/incidents/${incident}/v${version}">${texts.versionOf(version, incident)}</a>${changed}</span
    >`;
}

function pager(asked: AskedChanges, next: number | null): Html | null {
  if (next === null && asked.after === null) return null;
  return html`<nav class="pager" aria-label="${texts.pages}">
    ${asked.after === null ? null : html`<a href="${addressOf({ news: asked.news, after: null })}">${texts.newest}</a>`}
    ${next === null ? null : html`<a rel="next" href="${addressOf({ news: asked.news, after: next })}">${texts.earlier}</a>`}
  </nav>`;
}

function addressOf({ news, after }: AskedChanges): string {
  const parts = [...(news === null ? [] : [`news=${news}`]), ...(after === null ? [] : [`after=${after}`])];
  return parts.length === 0 ? "/changes" : `/changes?${parts.join("&")}`;
}
