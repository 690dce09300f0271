/** Stems: what the forms of one word have in common, by the rules of its language (the Snowball family of algorithms). */
import { stemmer as stemDutch } from "@orama/stemmers/dutch";
import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemFrench } from "@orama/stemmers/french";
import { stemmer as stemGerman } from "@orama/stemmers/german";
import { stemmer as stemItalian } from "@orama/stemmers/italian";
import { stemmer as stemPortuguese } from "@orama/stemmers/portuguese";
import { stemmer as stemSpanish } from "@orama/stemmers/spanish";
import { fold, formsOf } from "./fold.ts";

type Stemmer = (word: string) => string;

const stemmers = {
  en: stemEitherEnglish,
  de: stemGerman,
  fr: stemFrench,
  es: stemSpanish,
  it: stemItalian,
  pt: stemPortuguese,
  nl: stemDutch,
} as const satisfies Readonly<Record<string, Stemmer>>;

/** A language whose words are stemmed, ISO 639-1. */
export type StemmedLanguage = keyof typeof stemmers;

/** All languages whose words are stemmed. */
export const stemmedLanguages = Object.keys(stemmers) as readonly StemmedLanguage[];

/** The language by which a text of this language (BCP 47) is stemmed; null where it is not. */
export function stemmedLanguageOf(language: string | null): StemmedLanguage | null {
  const primary = language?.toLowerCase().split(/[-_]/)[0];
  return stemmedLanguages.find((known) => known === primary) ?? null;
}

/**
 * The stems of a word in a language, as terms (`~en.encrypt`); none for what is no word of Latin letters alone. A word with accents has
 * the stem of its spelling with them and of that without, so that those who type none find it too.
 */
export function stemsOf(word: string, language: StemmedLanguage): readonly string[] {
  const stems = new Set<string>();
  const stem: Stemmer = stemmers[language];
  for (const spelling of spellingsOf(word, language)) {
    if (/^\p{Script=Latin}+$/u.test(spelling)) stems.add(`~${language}.${fold(stem(spelling))}`);
  }
  return [...stems];
}

/** German umlauts that were spelt out are taken back too: `Häuser`, `Haeuser` and `Haus` share a stem. */
function spellingsOf(word: string, language: StemmedLanguage): readonly string[] {
  const spellings = [word.normalize("NFC").toLowerCase(), ...formsOf(word)];
  return language === "de" ? [...spellings, fold(word).replace(/([aou])e(?<![qae]ue)/g, "$1")] : spellings;
}

/** British and American spellings share a stem, and `infection` that of `infected`. */
function stemEitherEnglish(word: string): string {
  const american = word
    .replace(/([a-z]{3})([iy])s(e|ed|es|ing|er|ers|ations?|ational)$/, "$1$2z$3")
    .replace(/([a-z]{3})our(s|ed|ing|al)?$/, "$1or$2")
    .replace(/(def|off|lic|pret)ense/, "$1ence")
    .replace(/centre(s|d)?$/, "center$1")
    .replace(/programme(s?)$/, "program$1");
  const stem = stemEnglish(american);
  // Porter's rule takes `ion` from `infection` and leaves the t; the package takes that too.
  const action = /^(.+?)([st])ions?$/.exec(american);
  const [, beginning = "", kept = ""] = action ?? [];
  return action !== null && (stem === beginning || `${stem}e` === beginning) ? beginning + kept : stem;
}
