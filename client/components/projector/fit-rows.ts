// As many rows as fit into a list of a fixed height, long titles on one line where that lets more be seen, and the last
// line for how many do not. Nothing is cut.

/** Shows what fits and hides the rest; answers how many rows are seen. `more` is the line for the others. */
export function fitRows(list: HTMLElement, rows: readonly HTMLElement[], more: HTMLElement): number {
  const put = (shown: number) => {
    rows.forEach((row, i) => (row.hidden = i >= shown));
    more.hidden = shown === rows.length;
  };
  put(rows.length);
  list.classList.remove('dense');
  const top = list.getBoundingClientRect().top;
  const room = list.clientHeight;
  const ends = () => rows.map((row) => row.getBoundingClientRect().bottom - top);
  const fits = (end: number | undefined) => (end ?? 0) <= room + 0.5;
  if (fits(ends().at(-1))) return rows.length;
  list.classList.add('dense');
  const dense = ends();
  if (fits(dense.at(-1))) return rows.length;
  more.hidden = false;
  const line = more.getBoundingClientRect().height;
  const shown = dense.filter((end) => fits(end + line)).length;
  put(shown);
  return shown;
}
