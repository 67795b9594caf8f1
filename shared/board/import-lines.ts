// The checklist of an item that an earlier import brought, and what a newer file says of it: lines that are new there,
// ticked there, taken off there. A line that somebody changed here stays as it is.

import type { LineId } from '../ids.ts';
import type { Line } from '../item.ts';
import { markOf } from './import-marks.ts';
import type { NewLine } from './mutate-line.ts';

export interface LineNews {
  readonly added: readonly NewLine[];
  readonly ticked: readonly { readonly id: LineId; readonly done: boolean }[];
  readonly gone: readonly LineId[];
  /** True when a line changed on both sides. */
  readonly kept: boolean;
}

interface Marked {
  readonly mark: number;
  readonly done: boolean;
}

/** Takes the first that matches out of a list. */
function take<Entry>(list: Entry[], matches: (entry: Entry) => boolean): Entry | undefined {
  const at = list.findIndex(matches);
  return at < 0 ? undefined : list.splice(at, 1)[0];
}

/** Of the lines with these words one that is ticked alike, else any. */
const takeLine = <Entry extends Marked>(list: Entry[], { mark, done }: Marked): Entry | undefined =>
  take(list, (one) => one.mark === mark && one.done === done) ?? take(list, (one) => one.mark === mark);

/** `base` are the marks of the lines as an import last read them. */
export function newsOfLines(
  base: readonly number[],
  planned: readonly NewLine[],
  lines: readonly Line[],
): LineNews {
  const before: Marked[] = base.map((stored) => ({ mark: Math.floor(stored / 2), done: stored % 2 === 1 }));
  const here = lines.map(({ id, text, done }) => ({ id, done, mark: markOf(text) }));
  const [added, ticked, gone] = [[], [], []] as [NewLine[], { id: LineId; done: boolean }[], LineId[]];
  let kept = false;
  const now = planned.map(({ text, done }) => ({ text, done, mark: markOf(text) }));
  const changed = now.filter((line) => {
    const same = take(before, (one) => one.mark === line.mark && one.done === line.done);
    if (same) takeLine(here, line);
    return !same;
  });
  for (const line of changed) {
    const was = takeLine(before, line);
    const held = takeLine(here, was ?? line);
    if (!was && !held) added.push({ text: line.text, done: line.done });
    else if (was && !held) kept = true;
    else if (was && held?.done === was.done) ticked.push({ id: held.id, done: line.done });
  }
  for (const line of before) {
    const held = takeLine(here, line);
    if (held?.done === line.done) gone.push(held.id);
    else if (held) kept = true;
  }
  return { added, ticked, gone, kept };
}
