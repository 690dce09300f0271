/** What the desk's scripts say. The words stand in the page as data, in the language of the page. */
import type { deskScriptTexts } from "../texts/desk-script.ts";

/** A text with what it has in braces filled in; empty where the page brings no words. */
export function wordsFor(name: keyof typeof deskScriptTexts, values: Readonly<Record<string, string>> = {}): string {
  const text = texts()[name] ?? "";
  return text.replace(/\{(\w+)\}/g, (_braces, place: string) => values[place] ?? "");
}

function texts(): Readonly<Record<string, string>> {
  const kept = document.getElementById("announce")?.dataset["words"];
  return kept === undefined ? {} : (JSON.parse(kept) as Record<string, string>);
}
