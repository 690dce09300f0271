/** Tips of pictures: the name of a mark at once beside it, on pointing and on focus, where the browser alone would wait or show none. */

const tip = document.createElement("div");
tip.className = "chart-tip";
tip.hidden = true;
// The mark's own name says the same to those who listen.
tip.setAttribute("aria-hidden", "true");
document.body.append(tip);

for (const drawing of document.querySelectorAll<SVGSVGElement>(".chart .drawing")) {
  drawing.addEventListener("pointermove", (event) => {
    showFor(markOf(event.target), event.clientX, event.clientY);
  });
  drawing.addEventListener("pointerleave", hide);
}
// Not upon the drawings: some browsers stop at whatever in a drawing listens for focus, as if it could be used itself.
document.addEventListener("focusin", (event) => {
  const mark = markOf(event.target);
  const box = mark?.getBoundingClientRect();
  if (box === undefined) hide();
  else showFor(mark, box.left + box.width / 2, box.top);
});
document.addEventListener("focusout", hide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
document.addEventListener("scroll", hide, { passive: true });

function markOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(".drawing .mark") : null;
}

/** Above the place, within the window. */
function showFor(mark: Element | null, x: number, y: number): void {
  const name = mark === null ? null : nameOf(mark);
  tip.hidden = name === null;
  if (name === null) return;
  tip.textContent = name;
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(x - width / 2, window.innerWidth - width - 4))}px`;
  tip.style.top = `${y - height - 12 < 4 ? y + 20 : y - height - 12}px`;
}

/** The browser's own tip would come on top of this one: the name moves to where it makes none. */
function nameOf(mark: Element): string | null {
  const title = [...mark.children].find(({ tagName }) => tagName === "title");
  if (title !== undefined) {
    mark.setAttribute("aria-label", title.textContent ?? "");
    title.remove();
  }
  return mark.getAttribute("aria-label");
}

function hide(): void {
  tip.hidden = true;
}
