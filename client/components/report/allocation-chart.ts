// The technical allocation of each sprint that was started against what was signed off: what stood in it at its end, or
// stands in it now, as a bar, and the signed hours as a mark across it.

import { svg, type SVGTemplateResult } from 'lit';
import { allocationOf } from '../../../shared/allocation.ts';
import { capacityHours } from '../../../shared/capacity.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Sprint } from '../../../shared/records.ts';
import { allocationRecords, type AllocationRecord } from '../../../shared/report/allocation-record.ts';
import { percent, percentOf } from '../../../shared/words.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { count, figure } from '../item-words.ts';
import { itemsOfSprint } from '../sprint-items.ts';
import { firstFitting, fitting, stepsTo } from './axis.ts';
import { cell, type Cell, type Drawing, type Figure, type Mark } from './figure.ts';
import { markShape } from './mark-shape.ts';

const space = { left: 40, right: 8, top: 24, bottom: 46, height: 260 } as const;
const widestBar = 56;
const narrowestSlot = 66;

interface Row {
  readonly record: AllocationRecord;
  readonly hours: number;
  readonly items: readonly ItemId[];
  /** Of the capacity, 0 to 1; null where nobody gave one. */
  readonly share: number | null;
}

function rowOf(record: AllocationRecord, sprint: Sprint, store: BoardStore): Row {
  if (sprint.ended) {
    const technical = sprint.ended.items.filter(({ kind }) => kind === 'task' || kind === 'spike');
    const hours = record.technicalHours ?? 0;
    return { record, hours, items: technical.map(({ id }) => id), share: record.technicalShare };
  }
  const capacity = capacityHours(sprint, store.members, store.capacity);
  const rate = sprint.started?.rate ?? sprint.rate;
  const { items, hours } = allocationOf(itemsOfSprint(store, sprint.id), rate, capacity);
  return { record, hours, items: items.map(({ id }) => id), share: capacity > 0 ? hours / capacity : null };
}

const shareWords = (share: number | null): string => (share === null ? '' : percent(share));

const signedWords = ({ signOff, before }: AllocationRecord): string =>
  signOff === null ? 'not signed' : `${figure(signOff.hours)} h signed${before ? '' : ' after its start'}`;

/** Two for each sprint: its technical work, and what was signed. */
const marksOf = ({ record, hours, items }: Row): readonly Mark[] => [
  {
    words: `${record.name}, technical work: ≈ ${figure(hours)} h, ${count(items.length, 'item', 'items')}; ${signedWords(record)}`,
    items,
  },
  {
    words: `${record.name}: ${signedWords(record)}`,
    items: record.signOff?.items ?? [],
  },
];

function draw(rows: readonly Row[], width: number): Drawing {
  const inner = width - space.left - space.right;
  const most = Math.max(1, Math.floor(inner / narrowestSlot));
  const shown = rows.slice(-most);
  const first = rows.length - shown.length;
  const bottom = space.height - space.bottom;
  const steps = stepsTo(
    Math.max(1, ...shown.flatMap(({ hours, record }) => [hours, record.signOff?.hours ?? 0])),
  );
  const y = (value: number) => bottom - (value / (steps.at(-1) ?? 1)) * (bottom - space.top);
  const each = inner / shown.length;
  const bar = Math.min(widestBar, each * 0.55);
  const shapes = svg`${steps.map(
    (step) => svg`<line class="grid" x1=${space.left} x2=${width - space.right} y1=${y(step)} y2=${y(step)} />
      <text class="step" x=${space.left - 8} y=${y(step) + 4}>${figure(step)}</text>`,
  )}
  ${shown.map((row, i) => barOf(row, first + i, { middle: space.left + (i + 0.5) * each, bar, each, y }))}`;
  return { height: space.height, shapes };
}

interface Place {
  readonly middle: number;
  readonly bar: number;
  readonly each: number;
  readonly y: (hours: number) => number;
}

function barOf(row: Row, at: number, { middle, bar, each, y }: Place): SVGTemplateResult {
  const { record, hours, share } = row;
  const [work, signed] = marksOf(row) as [Mark, Mark];
  const bottom = space.height - space.bottom;
  const signedAt = record.signOff ? y(record.signOff.hours) : null;
  const top = Math.min(y(hours), signedAt ?? Infinity);
  return svg`${markShape(
    at * 2,
    work,
    svg`<rect class="task" x=${middle - bar / 2} y=${y(hours)} width=${bar} height=${Math.max(1, bottom - y(hours))} rx="2" />`,
  )}
  ${
    signedAt === null
      ? ''
      : markShape(
          at * 2 + 1,
          signed,
          svg`<path class="signed" d=${`M${middle - bar / 2 - 8} ${signedAt}h${bar + 16}`} />
          <rect class="reach" x=${middle - bar / 2 - 8} y=${signedAt - 12} width=${bar + 16} height="24" />`,
        )
  }
  <text class="total" x=${middle} y=${top - 8}>${firstFitting([`≈ ${figure(hours)} h${share === null ? '' : `, ${percent(share)}`}`, `≈ ${figure(hours)} h`], each - 4, 12.5)}</text>
  <text class="name" x=${middle} y=${bottom + 18}>${fitting(record.name, each - 6)}</text>
  <text class="quiet" x=${middle} y=${bottom + 36}>${firstFitting([shortSigned(record), shortSigned(record).replace(' signed', '')], each - 6)}</text>`;
}

const shortSigned = ({ signOff, signedShare }: AllocationRecord): string =>
  signOff === null
    ? 'not signed'
    : signedShare === null
      ? `${figure(signOff.hours)} h signed`
      : `${percent(signedShare)} signed`;

const cells = ({ record, hours, share, items }: Row, at: number): readonly Cell[] => [
  cell(record.name),
  cell(`≈ ${figure(hours)} h`, hours, items.length > 0 ? at * 2 : undefined),
  cell(shareWords(share), share === null ? undefined : percentOf(share)),
  record.signOff === null
    ? cell('not signed')
    : cell(`${figure(record.signOff.hours)} h`, record.signOff.hours, at * 2 + 1),
  cell(
    shareWords(record.signedShare),
    record.signedShare === null ? undefined : percentOf(record.signedShare),
  ),
  cell(record.signOff === null ? '' : record.before ? 'yes' : 'no'),
];

export function allocationFigure(store: BoardStore): Figure {
  const rows = allocationRecords(store.sprints, store.signOffs).flatMap((record) => {
    const sprint = store.sprints.find(({ id }) => id === record.sprint);
    return sprint ? rowOf(record, sprint, store) : [];
  });
  return {
    name: 'allocation',
    title: 'Technical allocation against sign-off',
    summary:
      rows.length === 0
        ? 'No sprint has been started yet. What its technical work comes to stands here beside what was signed.'
        : `${rows.map(({ record, hours }) => `${record.name} ≈ ${figure(hours)} h of technical work, ${signedWords(record)}`).join('; ')}.`,
    method:
      'Hours of tasks and spikes that stood in the sprint at its end, of the one under way those of now, at the rate that its start froze; the mark is what the sign-off that counts covers. Shares are of the capacity.',
    legend: [
      { words: 'Technical work', look: 'task' },
      { words: 'Signed off', look: 'signed' },
    ],
    marks: rows.flatMap(marksOf),
    draw: rows.length === 0 ? null : (width) => draw(rows, width),
    table: {
      head: ['Sprint', 'Technical work', 'Share', 'Signed', 'Share signed', 'Before its start'],
      rows: rows.map(cells),
    },
  };
}
