/**
 * Sharing groups at the desk: GET /desk/groups lists them, GET /desk/groups/:name shows one; administrators make, describe, close and
 * reopen them.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import { mayDo } from "../../domain/access.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { groundOf, Refusal, type RefusalCode } from "../../domain/refusal.ts";
import { type Doer, signedIn } from "../../workflow/doer.ts";
import { addGroup, closeGroup, describeGroup, getGroup, reopenGroup, type WantedGroup } from "../../workflow/groups.ts";
import type { Rooms } from "../face.ts";
import { formField } from "../form-token.ts";
import {
  closingPage,
  emptyGroupForm,
  groupPage,
  type GroupSheet,
  groupsPage,
  type GroupView,
} from "../parts/group-pages.ts";
import { html, type Html } from "../parts/html.ts";
import { requireOperation, type Routes } from "../route.ts";
import { groupTexts as texts } from "../texts/groups.ts";
import { notice, wrongEntries } from "./form-entry.ts";
import { type Typed, typedIn } from "./typed.ts";

/** What whoever fills in a form can put right. */
const putRight: readonly RefusalCode[] = ["input-invalid", "group-exists", "groups-full"];

const labels = { name: texts.add.name, title: texts.add.title, about: texts.add.about };

/** The pages. Whoever works at the desk may look. */
export const groupRoutes: Routes = (rooms) => (app) => {
  const { house } = rooms;
  const pages = pagesOf(house);
  app.get("/desk/groups", (request, reply) => pages.list(request, reply));

  app.get("/desk/groups/:name", (request, reply) =>
    pages.one(request, reply, { notice: doneIn(typedIn(request.query).word("said")) }),
  );

  app.get("/desk/groups/:name/close", async (request, reply) => {
    requireOperation(request, "change-groups");
    const view = await viewIn(house, request);
    if (view.group.closed !== null) return reply.redirect(`/desk/groups/${view.group.name}`, 303);
    return reply.page(closingPage(view, formField(request, reply)));
  });

  app.post("/desk/groups", async (request, reply) => {
    const doer = signedIn(requireOperation(request, "change-groups"));
    const form = formIn(typedIn(request.body));
    return doing({
      done: "made",
      do: () => addGroup(house, doer, form),
      then: () => rooms.retelling?.wake(),
      reply,
      refused: (refusal) => pages.list(request, reply, { form, ...wrongWith(refusal, texts.add.wrong) }),
    });
  });

  for (const { path, ...deed } of deedsOf(rooms)) {
    app.post(`/desk/groups/:name/${path}`, async (request, reply) => {
      const doer = signedIn(requireOperation(request, "change-groups"));
      const form = { ...formIn(typedIn(request.body)), name: nameIn(request) };
      return doing({
        ...deed,
        do: () => deed.do(doer, form),
        reply,
        refused: (refusal) => {
          const typed = path === "describe" ? { form } : {};
          return pages.one(request, reply, { ...typed, ...wrongWith(refusal, texts.one.describe.wrong) });
        },
      });
    });
  }
  return Promise.resolve();
};

/** What is done to a group that is there. */
interface Deed {
  readonly path: string;
  /** The word by which the page says what was done. */
  readonly done: keyof typeof texts.done;
  do(doer: Doer, form: WantedGroup): Promise<SharingGroup>;
  readonly then?: () => void;
}

function deedsOf({ house, retelling }: Rooms): readonly Deed[] {
  return [
    { path: "describe", done: "described", do: (doer, form) => describeGroup(house, doer, form) },
    { path: "close", done: "closed", do: (doer, { name }) => closeGroup(house, doer, name) },
    {
      path: "reopen",
      done: "reopened",
      do: (doer, { name }) => reopenGroup(house, doer, name),
      then: () => retelling?.wake(),
    },
  ];
}

/** Does it and goes to the page that says so; what the reader can put right is said on the page that `refused` sends. */
async function doing({
  done,
  do: work,
  then,
  reply,
  refused,
}: {
  readonly done: keyof typeof texts.done;
  readonly do: () => Promise<SharingGroup>;
  readonly then?: () => void;
  readonly reply: FastifyReply;
  readonly refused: (refusal: Refusal) => Promise<FastifyReply>;
}): Promise<FastifyReply> {
  try {
    const { name } = await work();
    then?.();
    return await reply.redirect(`/desk/groups/${name}?said=${done}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal) || !putRight.includes(error.code)) throw error;
    return refused(error);
  }
}

/** The list and the page of one, for whoever asks. */
function pagesOf(house: Rooms["house"]) {
  type Send = (request: FastifyRequest, reply: FastifyReply, more?: Partial<GroupSheet>) => Promise<FastifyReply>;
  const list: Send = async (request, reply, more = {}) => {
    const views = await viewsOf(house, await house.store.listGroups());
    return reply.page(groupsPage(views, await sheetOf(house, request, reply, more)));
  };
  const one: Send = async (request, reply, more = {}) => {
    const view = await viewIn(house, request);
    return reply.page(groupPage(view, await sheetOf(house, request, reply, { form: view.group, ...more })));
  };
  return { list, one };
}

function wrongWith(refusal: Refusal, nothingDone: string): Pick<GroupSheet, "findings" | "notice" | "status"> {
  const { findings, message } = refusal;
  const said =
    findings.length === 0 ? notice("error", html`<p>${message}</p>`) : wrongEntries(findings, nothingDone, labels);
  return { findings, notice: said, status: groundOf(refusal).status };
}

/** What was done, by the word in the address. */
function doneIn(word: string): Html | null {
  const done: Readonly<Record<string, string>> = texts.done;
  const said = Object.hasOwn(done, word) ? done[word] : undefined;
  return said === undefined ? null : notice("said", html`<p>${said}</p>`);
}

function formIn(typed: Typed): WantedGroup {
  return { name: typed.word("name"), title: typed.word("title"), about: typed.text("about") };
}

function nameIn({ params }: FastifyRequest): string {
  return typedIn(params).text("name");
}

/** The group that an address names. Refuses names that no group has (`group-not-found`). */
async function viewIn(house: Rooms["house"], request: FastifyRequest): Promise<GroupView> {
  const group = await getGroup(house.store, nameIn(request));
  const [view = { group, people: [] }] = await viewsOf(house, [group]);
  return view;
}

async function viewsOf({ store }: Rooms["house"], groups: readonly SharingGroup[]): Promise<readonly GroupView[]> {
  const accounts = groups.length === 0 ? [] : await store.listAccounts();
  return groups.map((group) => ({ group, people: accounts.filter((account) => account.groups.includes(group.name)) }));
}

async function sheetOf(
  { store, clock }: Rooms["house"],
  request: FastifyRequest,
  reply: FastifyReply,
  more: Partial<GroupSheet>,
): Promise<GroupSheet> {
  const { role } = requireOperation(request, "curate");
  const change = (await store.findStanding())?.change ?? null;
  return {
    token: formField(request, reply),
    mayChange: mayDo(role, "change-groups"),
    notice: null,
    findings: [],
    form: emptyGroupForm,
    change,
    now: clock(),
    ...more,
  };
}
