/** What an administrator sees of somebody's account, with the forms for what can be done to it as it stands. */
import type { Account } from "../../domain/account.ts";
import { decide, type Operation } from "../../domain/access.ts";
import type { GroupName } from "../../domain/audience.ts";
import { confirmedTotp, hasSecondFactor } from "../../domain/factor.ts";
import type { Finding } from "../../domain/finding.ts";
import type { SharingGroup } from "../../domain/group.ts";
import type { Instant } from "../../domain/report.ts";
import { roles } from "../../domain/role.ts";
import { sayInstant } from "../pages/desk-words.ts";
import { choiceEntry, lineEntry } from "../pages/form-entry.ts";
import { roleChoices } from "../pages/role-entry.ts";
import { accountTexts } from "../texts/account.ts";
import { peopleTexts } from "../texts/people.ts";
import { facts } from "./facts.ts";
import { groupsEntry } from "./group-choice.ts";
import { type Hole, type Html, html } from "./html.ts";
import type { PageContent } from "./page.ts";
import { section } from "./section.ts";

const texts = peopleTexts.person;

/** What the page shows. */
export interface PersonSheet {
  readonly account: Account;
  /** Whether it is the reader's own. */
  readonly isOwn: boolean;
  /** All sharing groups that there ever were. */
  readonly groups: readonly SharingGroup[];
  readonly sessions: number;
  readonly keys: number;
  /** Null: never. */
  readonly used: Instant | null;
  readonly token: Html;
  readonly notice: Html | null;
}

/** The page. */
export function personPage(sheet: PersonSheet): PageContent {
  const { account } = sheet;
  const body = html`<p class="where">${peopleTexts.back}</p>
    <h1><bdi>${account.name}</bdi></h1>
    ${sheet.notice} ${personFacts(sheet)} ${sheet.isOwn ? html`<p>${texts.own}</p>` : null} ${registrationForms(sheet)}
    ${accessForms(sheet)} ${endingForms(sheet)}`;
  return { title: account.name, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

/** The page that asks before an account is erased. */
export function erasePage(account: Account, findings: readonly Finding[], said: Html | null, token: Html): PageContent {
  const { erase } = peopleTexts;
  const title = erase.title(account.name);
  const body = html`<p class="where">
      <a href="/desk/people/${account.id}"><bdi>${account.name}</bdi></a>
    </p>
    <h1>${title}</h1>
    ${said}
    <p class="warning">${erase.lead}</p>
    <form method="post" action="/desk/people/${account.id}/erase" class="narrow-form">
      ${token}
      ${lineEntry({
        name: "confirm",
        label: erase.confirm(html`<bdi>${account.name}</bdi>`),
        value: "",
        findings,
        required: true,
      })}
      <p><button class="quiet">${erase.button}</button></p>
    </form>`;
  return { title, body, noindex: true, section: "/desk", styles: ["desk.css"] };
}

function personFacts({ account, groups: all, sessions, keys, used }: PersonSheet): Html {
  const { fact } = texts;
  const { role, state, email, groups, password, identities, created, introduction } = account;
  const entries: readonly (readonly [string, Hole])[] = [
    [fact.role, accountTexts.profile.says(role, roles[role])],
    [fact.state, peopleTexts.states[state]],
    [fact.email, addressWords(email)],
    ...(introduction === null || introduction === ""
      ? []
      : [[fact.introduction, html`<span dir="auto">${introduction}</span>`] as const]),
    ...(groups.length === 0 ? [] : [[fact.groups, groupLinks(groups, all)] as const]),
    [fact.password, password === null ? texts.notSet : texts.set],
    [fact.factor, factorWords(account)],
    ...(identities.length === 0
      ? []
      : [[fact.identities, [...new Set(identities.map(({ issuer }) => issuer))].join(", ")] as const]),
    [fact.keys, keys],
    [fact.sessions, sessions],
    [fact.created, sayInstant(created)],
    [fact.used, used === null ? peopleTexts.never : sayInstant(used)],
  ];
  return facts(entries);
}

function groupLinks(names: readonly GroupName[], groups: readonly SharingGroup[]): Html {
  return html`${names.map((name, place) => {
    const title = groups.find((group) => group.name === name)?.title ?? name;
    return html`${place === 0 ? null : ", "}<a href="/desk/groups/${name}"><bdi>${title}</bdi></a>`;
  })}`;
}

function addressWords(email: Account["email"]): Hole {
  if (email === null) return texts.none;
  const address = html`<bdi>${email.address}</bdi>`;
  return email.verified === null ? texts.unproven(address) : address;
}

function factorWords(account: Account): string {
  const { signIn } = accountTexts;
  const factors = [
    ...(confirmedTotp(account) === null ? [] : [signIn.codes]),
    ...(account.passkeys.length === 0 ? [] : [signIn.passkeys(account.passkeys.length)]),
  ];
  return factors.length === 0 ? texts.none : factors.join(", ");
}

/** Whether it can be done to the account as it stands, by an administrator who is somebody else. */
function isOpen({ account, isOwn }: PersonSheet, operation: Operation): boolean {
  const administrator = { id: isOwn ? account.id : nobody, role: "administrator", state: "active" } as const;
  const acted = { state: account.state, owner: account.id };
  return decide({ account: administrator, scopes: null }, operation, acted) === "allowed";
}

const nobody = "" as Account["id"];

function registrationForms(sheet: PersonSheet): Html {
  const { approve, refuse } = texts;
  const approving = section(
    "approve",
    approve.heading,
    deedForm(sheet, "approve", approve.button, {
      entry: choiceEntry({
        name: "role",
        id: "f-approve-role",
        label: approve.role,
        value: "member",
        choices: roleChoices((role) => peopleTexts.add.choice(role, roles[role])),
      }),
      isMain: true,
    }),
  );
  const refusing = section(
    "refuse",
    refuse.heading,
    html`<p>${refuse.lead}</p>
      ${deedForm(sheet, "refuse", refuse.button)}`,
  );
  return html`${isOpen(sheet, "approve") ? approving : null} ${isOpen(sheet, "refuse") ? refusing : null}`;
}

/** Role, link, sessions, second factor. */
function accessForms(sheet: PersonSheet): Html {
  const { account, sessions } = sheet;
  const { role, link, factors } = texts;
  const isRegistering = account.state === "unverified" || account.state === "pending";
  const choices = roleChoices((one) => peopleTexts.add.choice(one, roles[one]));
  const entry = choiceEntry({ name: "role", label: role.label, value: account.role, choices });
  const parts = [
    ...(isRegistering || !isOpen(sheet, "change-account")
      ? []
      : [
          section("role", role.heading, deedForm(sheet, "role", role.button, { entry })),
          section("groups", texts.groups.heading, groupsForm(sheet)),
        ]),
    ...(isOpen(sheet, "renew-link") ? [leadForm(sheet, "link", link)] : []),
    ...(isRegistering
      ? []
      : [
          section(
            "sessions",
            texts.sessions.heading,
            sessions === 0
              ? html`<p>${texts.sessions.none}</p>`
              : deedForm(sheet, "end-sessions", texts.sessions.button),
          ),
        ]),
    ...(hasSecondFactor(account) ? [leadForm(sheet, "factors", factors)] : []),
  ];
  return html`${parts}`;
}

function groupsForm(sheet: PersonSheet): Html {
  const { account, groups } = sheet;
  const { label, partner, other, button } = texts.groups;
  const hint = account.role === "partner" ? partner : other(account.role);
  const entry = groupsEntry({ label, hint, groups, chosen: account.groups });
  const isEmpty = account.groups.length === 0 && !groups.some(({ closed }) => closed === null);
  return isEmpty ? entry : deedForm(sheet, "groups", button, { entry });
}

/** Suspension and erasure. */
function endingForms(sheet: PersonSheet): Html {
  const { suspend, resume, erase } = texts;
  return html`${isOpen(sheet, "suspend") ? leadForm(sheet, "suspend", suspend) : null}
  ${isOpen(sheet, "resume") ? leadForm(sheet, "resume", resume) : null}
  ${
    isOpen(sheet, "erase-account") && !isOpen(sheet, "refuse")
      ? section(
          "erase",
          erase.heading,
          html`<p>${erase.lead}</p>
            <p><a class="button quiet" href="/desk/people/${sheet.account.id}/erase">${erase.link}</a></p>`,
        )
      : null
  }`;
}

function leadForm(
  sheet: PersonSheet,
  path: string,
  words: { readonly heading: string; readonly lead: string; readonly button: string },
): Html {
  return section(
    path,
    words.heading,
    html`<p>${words.lead}</p>
      ${deedForm(sheet, path, words.button)}`,
  );
}

function deedForm(
  { account, token }: PersonSheet,
  path: string,
  button: string,
  { entry, isMain = false }: { readonly entry?: Html; readonly isMain?: boolean } = {},
): Html {
  return html`<form method="post" action="/desk/people/${account.id}/${path}" class="narrow-form">
    ${token} ${entry}
    <p><button class="${isMain ? "main" : "quiet"}">${button}</button></p>
  </form>`;
}
