/** The filter over all values of a facet: shows those that hold what is typed, as it is typed. */

/** Shows and hides values; without regard to case and accents. */
export function applyFilter(input: HTMLInputElement): void {
  const wanted = folded(input.value);
  const items = [...document.querySelectorAll<HTMLElement>("[data-filtered] > li")];
  for (const item of items) {
    item.hidden = !folded(item.querySelector("bdi")?.textContent ?? "").includes(wanted);
  }
  const status = document.querySelector("[data-status]");
  const left = items.filter(({ hidden }) => !hidden).length;
  if (status !== null) status.textContent = `${left} / ${items.length}`;
}

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .trim()
    .toLowerCase();
}
