/** Everything that the page of a draft shows, read at once. */
import type { AccountId } from "../../domain/account.ts";
import { houseAccount } from "../../domain/account.ts";
import type { AudienceName } from "../../domain/audience.ts";
import { type DraftId, type Progress, progressOf } from "../../domain/draft.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { Report } from "../../domain/report.ts";
import type { Source, SourceId } from "../../domain/source.ts";
import type { Store } from "../../store/store.ts";
import type { House } from "../../workflow/house.ts";
import { previewDraft } from "../../workflow/preview.ts";
import { getOpenDraft, type OpenDraft } from "../../workflow/review.ts";
import { deskTexts } from "../texts/desk.ts";
import { decidersOf, type Item, itemsOf } from "./desk-draft-items.ts";

/** A draft as the desk looks at it. */
export interface DraftView extends OpenDraft {
  readonly items: readonly Item[];
  readonly progress: Progress;
  readonly sources: ReadonlyMap<SourceId, Source>;
  /** Names of those who decided anything. */
  readonly people: ReadonlyMap<AccountId, string>;
  /** All sharing groups that there ever were. */
  readonly groups: readonly SharingGroup[];
  /** Readers beyond the desk, be they told anything of the draft or not. */
  readonly readers: readonly AudienceName[];
  /** Those of them who would be told something if it were published as it stands. */
  readonly told: readonly AudienceName[];
}

/** Reads a draft. Refuses drafts that are not here (`draft-not-found`). */
export async function viewDraft(house: Pick<House, "store" | "policies" | "clock">, id: DraftId): Promise<DraftView> {
  const opened = await getOpenDraft(house.store, id);
  const items = itemsOf(opened);
  const preview = await previewDraft(house, id);
  const readers = [...preview.keys()].filter((name) => name !== "desk");
  return {
    ...opened,
    items,
    progress: progressOf(opened.draft),
    sources: await sourcesOf(house.store, opened.reports),
    people: await namesOf(house.store, decidersOf(items)),
    groups: await house.store.listGroups(),
    readers,
    told: readers.filter((name) => preview.get(name) !== null),
  };
}

/** What a draft is about, in a few words: the title of its first report, or the record that it corrects. */
export function titleOfDraft({ draft }: Pick<OpenDraft, "draft">, report: Pick<Report, "title"> | undefined): string {
  if (report === undefined) return deskTexts.correction(draft.incident);
  return report.title ?? deskTexts.untitled;
}

/** Names of accounts; those that are gone have none. */
export async function namesOf(
  store: Pick<Store, "findAccount">,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  const names = new Map<AccountId, string>([[houseAccount, deskTexts.house]]);
  for (const id of new Set(ids)) {
    const account = id === houseAccount ? null : await store.findAccount(id);
    if (account !== null) names.set(id, account.name);
  }
  return names;
}

async function sourcesOf(
  store: Pick<Store, "findSource">,
  reports: readonly Report[],
): Promise<ReadonlyMap<SourceId, Source>> {
  const found = await Promise.all(reports.map(({ source }) => store.findSource(source)));
  return new Map(found.flatMap((source) => (source === null ? [] : [[source.id, source]])));
}
