/** The account page: GET /account, who one is, how one signs in, what is kept, and the way to all that can be changed; POST /account/reading-as. */
import type { Account } from "../../domain/account.ts";
import { groupOf } from "../../domain/audience.ts";
import { confirmedTotp } from "../../domain/factor.ts";
import type { SharingGroup } from "../../domain/group.ts";
import { keyStateOf } from "../../domain/key.ts";
import { roles } from "../../domain/role.ts";
import type { SavedSearch } from "../../domain/saved-search.ts";
import { readAs } from "../../workflow/groups.ts";
import { sessionsOf } from "../../workflow/session.ts";
import { formField } from "../form-token.ts";
import { administrationLinks } from "../parts/administration.ts";
import { facts } from "../parts/facts.ts";
import { type Hole, html, type Html } from "../parts/html.ts";
import type { PageContent } from "../parts/page.ts";
import { readingSection, type ReadingSheet, groupTitle } from "../parts/reading-as.ts";
import { savedSection } from "../parts/saved-searches.ts";
import { section } from "../parts/section.ts";
import { requireAccount, type Routes } from "../route.ts";
import { accountTexts as texts } from "../texts/account.ts";
import { groupTexts } from "../texts/groups.ts";
import { sayInstant } from "./desk-words.ts";
import { notice } from "./form-entry.ts";
import { typedIn } from "./typed.ts";

/** What the page shows besides the account itself. */
interface AccountSheet extends ReadingSheet {
  readonly sessions: number;
  readonly keys: number;
  readonly searches: readonly SavedSearch[];
  readonly notice: Html | null;
}

/** The page, and choosing as partner of which group one reads. */
export const accountRoutes: Routes =
  ({ house }) =>
  (app) => {
    app.get("/account", async (request, reply) => {
      const account = requireAccount(request);
      const now = house.clock();
      const keys = await house.store.listKeys(account.id);
      const groups = await house.store.listGroups();
      const readsAs = groupOf(request.visit.audience);
      return reply.page(
        accountPage(account, {
          groups,
          readsAs,
          token: formField(request, reply),
          sessions: (await sessionsOf(house, account.id)).length,
          keys: keys.filter((key) => keyStateOf(key, now) === "active").length,
          searches: await house.store.listSearches(account.id),
          notice: greetingIn(
            typedIn(request.query).word("said"),
            groups.find(({ name }) => name === readsAs),
          ),
        }),
      );
    });

    app.post("/account/reading-as", async (request, reply) => {
      const { id } = requireAccount(request);
      await readAs(house, id, typedIn(request.body).word("group"));
      return reply.redirect("/account?said=reading", 303);
    });
    return Promise.resolve();
  };

/** What is said to somebody who comes from a change, by the word in the address; `reading` is the group as one of whose partners they read. */
function greetingIn(word: string, reading: SharingGroup | undefined): Html | null {
  const greetings: Readonly<Record<string, Hole>> = {
    "password-changed": texts.passwordChanged,
    ...(reading === undefined ? {} : { reading: groupTexts.reading.switched(groupTitle(reading)) }),
  };
  const said = Object.hasOwn(greetings, word) ? greetings[word] : undefined;
  return said === undefined ? null : notice("said", html`<p>${said}</p>`);
}

function accountPage(account: Account, sheet: AccountSheet): PageContent {
  const { sessions, data } = texts;
  const body = html`<h1>${texts.title}</h1>
    ${sheet.notice} ${section("profile", texts.profile.heading, profile(account, sheet.token))}
    ${readingSection(account, sheet)} ${section("sign-in", texts.signIn.heading, signIn(account))}
    ${section(
      "sessions",
      sessions.heading,
      html`<p>${sessions.count(sheet.sessions)}</p>
        <p><a href="/account/sessions">${sessions.link}</a></p>`,
    )}
    ${section(
      "keys",
      texts.keys.heading,
      html`<p>${texts.keys.count(sheet.keys)}</p>
        <p><a href="/account/keys">${texts.keys.link}</a></p>`,
    )}
    ${savedSection(sheet.searches, sheet.token)}
    ${section(
      "data",
      data.heading,
      html`<p>${data.lead}</p>
        <p><a href="/account/data">${data.link}</a></p>`,
    )}
    ${administrationLinks(account.role)}`;
  return { title: texts.title, body, noindex: true, section: "/account", styles: ["desk.css"] };
}

function profile({ name, role, email, created }: Account, token: Html): Html {
  const { profile: words } = texts;
  const address =
    email === null
      ? words.noEmail
      : html`<bdi>${email.address}</bdi>${email.verified === null ? html` (${words.unproven})` : null}`;
  return html`${facts([
      [words.name, html`<strong><bdi>${name}</bdi></strong>`],
      [words.role, words.says(role, roles[role])],
      [words.email, html`${address}<br /><a href="/account/email">${words.change}</a>`],
      [words.since, sayInstant(created)],
    ])}
    <form method="post" action="/sign-out">${token}<button class="quiet">${texts.signOut}</button></form>`;
}

function signIn(account: Account): Html {
  const { signIn: words } = texts;
  const factors = [
    ...(confirmedTotp(account) === null ? [] : [words.codes]),
    ...(account.passkeys.length === 0 ? [] : [words.passkeys(account.passkeys.length)]),
  ];
  return facts([
    [
      words.password,
      html`${account.password === null ? words.notSet : words.set}<br /><a href="/account/password"
          >${words.change}</a
        >`,
    ],
    [
      words.factors,
      html`${factors.length === 0 ? words.none : factors.join(", ")}<br /><a href="/account/security"
          >${words.security}</a
        >`,
    ],
  ]);
}
