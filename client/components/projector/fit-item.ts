// One item as large as the room allows: first all of it, then fewer of its words, step by step, until what is left stands
// whole in its place. Its size and what it waits for are never given up, and its title never gets smaller than is read
// from the last row.

interface Step {
  /** Lines of the title, of the words under it, rows of its checklist. */
  readonly title: number;
  readonly lead: number;
  readonly rows: number;
  /** Lines of a title that has more than that also at its least size. */
  readonly long: number;
  /** The title may be as large as that. */
  readonly most: number;
}

/** In px of a screen of 1920. */
const sizes = [96, 90, 84, 78, 72] as const;
const least = 72;

const steps: readonly Step[] = [
  { title: 3, long: 5, lead: 3, rows: 2, most: 96 },
  { title: 3, long: 5, lead: 2, rows: 2, most: 96 },
  { title: 3, long: 5, lead: 2, rows: 2, most: 84 },
  { title: 3, long: 5, lead: 2, rows: 2, most: least },
  { title: 3, long: 5, lead: 2, rows: 1, most: 84 },
  { title: 3, long: 5, lead: 2, rows: 1, most: least },
  { title: 3, long: 4, lead: 1, rows: 1, most: least },
  { title: 3, long: 4, lead: 1, rows: 0, most: least },
  { title: 3, long: 4, lead: 0, rows: 0, most: least },
  { title: 3, long: 3, lead: 0, rows: 0, most: least },
  { title: 2, long: 2, lead: 0, rows: 0, most: least },
  { title: 1, long: 1, lead: 0, rows: 0, most: least },
];

export interface ItemParts {
  /** The room there is. */
  readonly room: HTMLElement;
  /** All that is shown of the item, one below the other. */
  readonly words: HTMLElement;
  readonly title: HTMLElement;
  readonly lead: HTMLElement | null;
  /** The checklist; `pills` are its lines, `more` says how many of them are not seen. */
  readonly lines: HTMLElement | null;
  readonly pills: readonly HTMLElement[];
  readonly more: HTMLElement | null;
  /** How many lines there are, seen or not. */
  readonly count: number;
}

export function fitItem(parts: ItemParts): void {
  const { room, words } = parts;
  for (const step of steps) {
    take(parts, step);
    if (words.getBoundingClientRect().height <= room.clientHeight + 0.5) return;
  }
}

function take({ title, lead, lines, pills, more, count }: ItemParts, step: Step): void {
  fitTitle(title, step);
  if (lead) {
    lead.hidden = step.lead === 0;
    lead.style.setProperty('--lines', String(step.lead));
  }
  if (!lines || !more) return;
  lines.hidden = step.rows === 0;
  if (step.rows > 0) fitPills(pills, more, step.rows, count);
}

/** The largest size at which the title has no more lines than it may have; where there is none, the least and more lines. */
function fitTitle(title: HTMLElement, { title: lines, long, most }: Step): void {
  title.classList.remove('clamp');
  const size = sizes.find((one) => {
    if (one > most) return false;
    title.style.setProperty('--size', String(one));
    const { lineHeight } = getComputedStyle(title);
    const high = title.getBoundingClientRect().height;
    return high <= (lines + 0.5) * Number.parseFloat(lineHeight);
  });
  title.style.setProperty('--size', String(size ?? least));
  title.style.setProperty('--lines', String(size === undefined ? long : lines));
  title.classList.add('clamp');
}

/** As many as stand in so many rows, and in the last of these how many more there are. */
function fitPills(pills: readonly HTMLElement[], more: HTMLElement, rows: number, count: number): void {
  const put = (shown: number) => {
    pills.forEach((pill, i) => (pill.hidden = i >= shown));
    more.hidden = shown === count;
    more.textContent = shown === 0 ? `${count} lines` : `and ${count - shown} more`;
  };
  const seen = () => [...pills, more].filter((one) => !one.hidden);
  const fits = () => new Set(seen().map((one) => one.offsetTop)).size <= rows;
  let shown = pills.length;
  put(shown);
  while (shown > 0 && !fits()) {
    shown -= 1;
    put(shown);
  }
}
