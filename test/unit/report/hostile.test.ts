// Whatever a document says of sprints, capacity, signatures and moves, Plan and Report answer, and no word and no
// attribute of theirs is a figure that is none.

import * as fc from 'fast-check';
import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import { allocationFigure } from '../../../client/components/report/allocation-chart.ts';
import { burnUpFigure } from '../../../client/components/report/burn-up-chart.ts';
import { cycleFigure } from '../../../client/components/report/cycle-chart.ts';
import type { Figure } from '../../../client/components/report/figure.ts';
import { flowFigure } from '../../../client/components/report/flow-chart.ts';
import { reportMarkdown } from '../../../client/components/report/report-markdown.ts';
import { readReport } from '../../../client/components/report/report-reading.ts';
import { allocationTile, shareTile, spikeTile } from '../../../client/components/report/tile-words.ts';
import { velocityFigure } from '../../../client/components/report/velocity-chart.ts';
import { planFacts } from '../../../client/components/plan-facts.ts';
import { otherChoices } from '../../../client/components/plan-surprise-choices.ts';
import { surpriseWords } from '../../../client/components/plan-surprise-words.ts';
import { projectedBar } from '../../../client/components/projector/projected-bar.ts';
import { timeWords } from '../../../client/components/projector/plan-figures.ts';
import { projectedVelocity } from '../../../client/components/projector/projected-velocity.ts';
import { signOffState } from '../../../client/components/projector/sign-off-state.ts';
import { grownWords, signedSentence } from '../../../client/components/sign-off-words.ts';
import {
  barParts,
  barWords,
  readSprintBar,
  shareWords,
  sumWords,
} from '../../../client/components/sprint-bar.ts';
import { itemsOfSprint } from '../../../client/components/sprint-items.ts';
import { BoardStore } from '../../../client/store/board-store.ts';
import { allocationOf, signedOf } from '../../../shared/allocation.ts';
import { capacityHours, capacityOf, lastFigures } from '../../../shared/capacity.ts';
import type { MemberId } from '../../../shared/ids.ts';
import { measuredRate } from '../../../shared/measured-rate.ts';
import { planSurprises } from '../../../shared/plan-surprises.ts';
import { monday } from '../../board-kit.ts';
import { hostileDoc, hostilePlan } from '../../hostile-plan.ts';
import { dayMs } from '../../made-item.ts';

const noFigure = /NaN|Infinity|undefined|Invalid Date|\[object/;

/** What stands between the values of a template; items as they are stored. */
const skipped: ReadonlySet<string> = new Set(['strings', 'log', 'box']);

/** Every figure and every word in it, also those of templates. */
function checkAll(value: unknown, where: string): void {
  if (typeof value === 'number') expect(Number.isFinite(value), `${where} is ${value}`).toBe(true);
  else if (typeof value === 'string') expect(value, where).not.toMatch(noFigure);
  else if (value instanceof Map || value instanceof Set) checkAll([...value], where);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) if (!skipped.has(key)) checkAll(one, `${where}.${key}`);
}

function checkFigure(figure: Figure): void {
  checkAll(figure, figure.name);
  for (const width of [240, 720, 1440]) checkAll(figure.draw?.(width), `${figure.name} at ${width}`);
  for (const cell of figure.table.rows.flat())
    if (cell.mark !== undefined) expect(figure.marks[cell.mark]).toBeDefined();
}

function checkPlan(store: BoardStore): void {
  checkAll(
    measuredRate(store.sprints, (id) => store.item(id)),
    'measured rate',
  );
  for (const sprint of store.sprints) {
    const capacity = capacityHours(sprint, store.members, store.capacity);
    const items = itemsOfSprint(store, sprint.id);
    const rate = sprint.started?.rate ?? sprint.rate;
    const signed = signedOf(sprint, items, store.signOffs);
    const allocation = allocationOf(items, rate, capacity);
    const seen = readSprintBar(store, sprint, capacity);
    const state = signOffState(sprint, allocation, signed, store);
    checkAll([capacity, allocation, signed?.grown, seen, state], 'plan');
    checkAll(lastFigures(sprint.id, store.sprints, store.members, store.capacity), 'last figures');
    checkAll([sumWords(seen.bar), barWords(seen.bar), barParts(seen)], 'bar');
    checkAll(
      projectedBar({ bar: seen.bar, signedShare: signed?.signOff.share ?? null, state }, html``, false),
      'projected',
    );
    checkAll(timeWords(sprint, capacityOf(sprint, store.members, store.capacity)), 'time');
    if (signed)
      checkAll(
        [
          signedSentence(signed, store),
          shareWords(signed),
          signed.grown.map((grown) => grownWords(grown, false)),
        ],
        'signed',
      );
  }
}

function checkSurprises(store: BoardStore): void {
  for (const me of ['m1', 'm2'] as MemberId[]) {
    const told = planSurprises(
      planFacts(store, me, [{ from: monday - 90 * dayMs, to: monday + 90 * dayMs }]),
    );
    for (const one of told) {
      checkAll(surpriseWords(one, { store, me, now: monday }), one.what);
      checkAll(
        otherChoices(store, one, monday).map(({ label, done }) => [label, done]),
        one.what,
      );
    }
  }
}

function checkReport(store: BoardStore, now: number): void {
  const reading = readReport(store, now);
  checkAll(reading.answer, 'answer');
  const { timeZone } = store.settings;
  const tiles = [
    spikeTile(reading.spikes, () => ''),
    allocationTile(reading.allocations, timeZone),
    shareTile(reading.results, reading.allocations),
  ];
  checkAll(tiles, 'tiles');
  checkAll(
    projectedVelocity(reading, () => false),
    'projected',
  );
  for (const figure of [
    velocityFigure(reading.results, reading.ahead),
    flowFigure(store, now),
    cycleFigure(store, now),
    allocationFigure(store),
    ...store.sprints.map((sprint) => burnUpFigure(sprint, store, now)),
  ])
    checkFigure(figure);
  checkAll(reportMarkdown(store, now, [allocationFigure(store), cycleFigure(store, now)]), 'Markdown');
}

describe('a document that a stranger wrote', () => {
  const runs = { numRuns: 150 };

  test('C70 whatever it says, the report answers, and no word of it is a figure that is none', () => {
    fc.assert(
      fc.property(hostilePlan, (written) => checkReport(new BoardStore(hostileDoc(written)), monday)),
      runs,
    );
  });

  test('C71 whatever it says, Plan answers, and no word of it is a figure that is none', () => {
    fc.assert(
      fc.property(hostilePlan, (written) => {
        const store = new BoardStore(hostileDoc(written));
        checkPlan(store);
        checkSurprises(store);
      }),
      runs,
    );
  });
});
