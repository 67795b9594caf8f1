// A board of a team that has planned for a year and a half: 5,000 items, 40 ended sprints, one under way. To see what
// reading it costs; written as the mutations would leave it, in a second instead of a minute.

import * as Y from 'yjs';
import { itemKeys, type Board } from '../shared/board/document.ts';
import { hourMs } from '../shared/time-box.ts';
import type { Kind } from '../shared/kind.ts';
import { monday } from './board-kit.ts';
import { dayMs } from './made-item.ts';

const [endedSprints, inEach, all] = [40, 110, 5000];
const jon = 'mJon';
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const kindOf = (n: number): Kind => (n < 60 ? 'story' : n < 90 ? 'task' : n < 105 ? 'bug' : 'spike');

interface Told {
  readonly kind: Kind;
  readonly sprint: string | null;
  readonly from: number;
  /** Of its sprint: 0 to 1; later ones are not finished where it goes on. */
  readonly part: number;
}

/** Planned, taken up, reviewed, finished: an entry each. */
function writeItem(board: Board, n: number, { kind, sprint, from, part }: Told): string {
  const id = `iLarge${n}`;
  const [began, goesOn] = [from + 1 * dayMs + part * 8 * dayMs, from > monday - 14 * dayMs];
  const steps =
    sprint === null
      ? []
      : [
          [from, 'cTodo'],
          [began, 'cDoing'],
          [began + dayMs, 'cReview'],
          ...(goesOn && part > 0.4 ? [] : [[began + 1.5 * dayMs, 'cDone']]),
        ];
  const places = [[null, null], ...steps.map(([, column]) => [column, sprint])];
  const log: unknown[] = [[from - dayMs, jon, itemKeys.points, null, (n % 5) + 1]];
  for (const [i, [at]] of steps.entries()) log.push([at, jon, itemKeys.place, places[i], places[i + 1]]);
  const item = new Y.Map<unknown>();
  board.items.set(id, item);
  const fields = {
    kind,
    number: n + 1,
    created: [from - 2 * dayMs, jon],
    place: [...(places.at(-1) ?? []), 'a0', 'a0'],
  };
  for (const [key, value] of Object.entries(fields)) item.set(key, value);
  if (kind !== 'spike') item.set(itemKeys.points, (n % 5) + 1);
  item.set(`${itemKeys.text}title`, new Y.Text(`Work of a long year, number ${n}`));
  if (kind === 'task') item.set(`${itemKeys.text}soThat`, new Y.Text('the next of it takes less long'));
  item.set(itemKeys.log, Y.Array.from(log as never[]));
  if (kind !== 'spike') return id;
  const box = [
    { type: 'propose', at: from, by: jon, hours: 8, rule: 'anyone', asked: [jon] },
    { type: 'agree', at: from, by: jon, proposal: `bP${n}`, members: [jon] },
    { type: 'start', at: began, by: jon, proposal: `bP${n}`, until: began + 8 * hourMs },
    { type: 'stop', at: began + 5 * hourMs, by: jon, run: `bS${n}` },
    { type: 'close', at: began + 5 * hourMs, by: jon, outcome: 'decision', reason: '' },
  ];
  for (const [i, event] of box.entries()) item.set(`${itemKeys.box}b${'PASTC'[i]}${n}`, event);
  return id;
}

export function writeLargePlan(board: Board): void {
  board.doc.transact(() => {
    const { members, sprints } = board.flat;
    for (const [field, value] of Object.entries({
      name: 'Jon Karlsson',
      claimed: true,
      roles: ['engineer', 'productOwner'],
    }))
      members.set(`${jon}/${field}`, value);
    let n = 0;
    for (let s = 0; s <= endedSprints; s += 1) {
      const [id, from] = [`sLarge${s}`, monday - (endedSprints - s) * 14 * dayMs];
      const items = Array.from({ length: inEach }, (_, i) => {
        const kind = kindOf(i);
        const made = writeItem(board, n, { kind, sprint: id, from, part: i / inEach });
        n += 1;
        const points = kind === 'spike' ? null : (n % 5) + 1;
        return {
          id: made,
          kind,
          points,
          hours: kind === 'spike' ? 8 : (points ?? 0) * 4,
          finished: i % 30 !== 7,
        };
      });
      const started = { at: from, by: jon, rate: 4, capacityHours: 1200, withoutSignOff: false };
      const fields = {
        name: `Sprint ${s + 1}`,
        start: dateOf(from),
        end: dateOf(from + 11 * dayMs),
        'started:1': started,
        ...(s < endedSprints && { 'ended:1': { at: from + 11 * dayMs, by: jon, items } }),
      };
      for (const [field, value] of Object.entries(fields)) sprints.set(`${id}/${field}`, value);
      const technical = items.filter(({ kind }) => kind === 'task' || kind === 'spike');
      const signed = { sprint: id, by: jon, at: from - hourMs, rate: 4, share: 0.3, hours: 400 };
      board.flat.signOffs.set(`oLarge${s}`, { ...signed, items: technical.map((one) => one.id) });
    }
    for (; n < all; n += 1)
      writeItem(board, n, { kind: 'story', sprint: null, from: monday - 90 * dayMs, part: 0 });
  });
}
