// As many rows as fit into a list of a fixed height, each in fewer words where that lets more be seen, and the last line
// for how many do not fit. Nothing is cut.

/**
 * Shows what fits and hides the rest; answers how many rows are seen. `more` is the line for the others. Where not all
 * fit the list gets the class `dense`.
 */
export function fitRows(
  list: HTMLElement,
  rows: readonly HTMLElement[],
  more: HTMLElement | null = null,
): number {
  const put = (shown: number) => {
    rows.forEach((row, i) => (row.hidden = i >= shown));
    if (more) more.hidden = shown === rows.length;
  };
  put(rows.length);
  list.classList.remove('dense');
  const { top } = list.getBoundingClientRect();
  const room = list.clientHeight;
  const ends = () => rows.map((row) => row.getBoundingClientRect().bottom - top);
  const fits = (end: number | undefined) => (end ?? 0) <= room + 0.5;
  if (fits(ends().at(-1))) return rows.length;
  list.classList.add('dense');
  const dense = ends();
  if (fits(dense.at(-1))) return rows.length;
  if (more) more.hidden = false;
  const line = more?.getBoundingClientRect().height ?? 0;
  const shown = dense.filter((end) => fits(end + line)).length;
  put(shown);
  return shown;
}

/**
 * The same, beginning with the row of this number, or before it where the last rows leave room; answers the first row that
 * is seen and the one after the last.
 */
export function fitFrom(
  list: HTMLElement,
  rows: readonly HTMLElement[],
  more: HTMLElement,
  from: number,
): readonly [first: number, end: number] {
  const shown = fitRows(list, rows, more);
  const first = Math.min(from, rows.length - shown);
  if (first <= 0) return [0, shown];
  const put = (end: number) => rows.forEach((row, i) => (row.hidden = i < first || i >= end));
  put(rows.length);
  const { top } = list.getBoundingClientRect();
  const room = list.clientHeight - more.getBoundingClientRect().height + 0.5;
  const end =
    first + rows.slice(first).filter((row) => row.getBoundingClientRect().bottom - top <= room).length;
  put(end);
  return [first, end];
}
