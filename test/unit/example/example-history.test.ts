// What the example board's past sprints say in Plan and Report: the story of the groundwork, the same whenever it is made.

import { describe, expect, test } from 'vitest';
import { signedOf } from '../../../shared/allocation.ts';
import { calendarDays, dateThere } from '../../../shared/calendar.ts';
import { finishedSince, isFinished } from '../../../shared/finished.ts';
import type { ItemId } from '../../../shared/ids.ts';
import { measuredRate } from '../../../shared/measured-rate.ts';
import type { Kind } from '../../../shared/kind.ts';
import { allocationRecords } from '../../../shared/report/allocation-record.ts';
import { answerOf } from '../../../shared/report/answer.ts';
import { cycleTimeOf, percentile } from '../../../shared/report/cycle-time.ts';
import { groundwork } from '../../../shared/report/groundwork.ts';
import { spikeRecords } from '../../../shared/report/spike-record.ts';
import { sprintResults } from '../../../shared/report/sprint-results.ts';
import { sprintLoad } from '../../../shared/sprint-load.ts';
import { activeSprint } from '../../../shared/sprints.ts';
import { example, momentsOf, now, zones, type Made } from './made-example.ts';

/** The example at some moments of a week, in places where it is another day, and where the clocks have just changed. */
const made: readonly (readonly [name: string, Made, at: number, zone: string])[] = zones.flatMap(
  ([zone, from], place) =>
    momentsOf(from)
      .filter((_, i) => i % 5 === place)
      .map((at) => [`${new Date(at).toISOString()} ${zone}`, example(at, zone), at, zone] as const),
);

const finder = ({ exported: { items } }: Made) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  return (id: ItemId) => byId.get(id);
};

describe('the past of the example board', () => {
  test.each(made)(
    'W155 features rise while groundwork falls, and the answer of the report says so: %s',
    (_name, { exported }) => {
      const results = sprintResults(exported.sprints);
      expect(results.map(({ name }) => name)).toEqual(['Sprint 1', 'Sprint 2', 'Sprint 3', 'Sprint 4']);
      expect(results.map(({ featurePoints }) => featurePoints)).toEqual([5, 9, 16, 20]);
      expect(results.map(({ hours }) => hours)).toEqual([
        { story: 20, bug: 4, task: 56, spike: 32 },
        { story: 36, bug: 8, task: 48, spike: 28 },
        { story: 64, bug: 12, task: 36, spike: 24 },
        { story: 80, bug: 12, task: 32, spike: 24 },
      ]);
      expect(results.map(({ technicalShare }) => Math.round((technicalShare ?? 0) * 100))).toEqual([
        79, 63, 44, 38,
      ]);
      for (const { totalHours, capacityHours } of results) {
        expect(totalHours / capacityHours).toBeGreaterThan(0.6);
        expect(totalHours / capacityHours).toBeLessThan(1);
      }
      expect(answerOf(results)).toMatchObject({
        trend: 'rising',
        headline: 'Feature velocity is rising: 5 → 20 points a sprint',
        sentences: [
          'Early sprints went to groundwork: 79 % of what Sprint 1 finished, by hours, and 38 % in Sprint 4.',
          'The team finishes 112–148 hours of work a sprint; what changes is where they go.',
          'At this pace the next sprint brings 24–27 points of features.',
        ],
      });
    },
  );

  test.each(made)(
    'W156 a point has taken as long as one believes, by the last three sprints: %s',
    (_name, board) => {
      const rate = measuredRate(board.exported.sprints, finder(board));
      expect(rate?.from.map(({ points }) => points)).toEqual([31, 28, 23]);
      expect(rate?.from.map(({ capacityHours }) => Math.round(capacityHours))).toEqual([162, 155, 160]);
      // (161.7 − 22.9) ÷ 31, (155.4 − 22) ÷ 28 and (159.6 − 25.8) ÷ 23: the middle one of the three.
      expect(rate?.rate).toBeCloseTo((155.4 - 22) / 28, 2);
    },
  );

  test.each(made)(
    'W157 three of four sprints were signed before they began, one on its second day: %s',
    (_name, { exported }, _at, zone) => {
      const records = allocationRecords(exported.sprints, exported.signOffs);
      expect(records.map(({ before }) => before)).toEqual([false, true, true, true, true]);
      const withoutIt = exported.sprints.filter(({ started }) => started?.withoutSignOff);
      expect(withoutIt.map(({ name }) => name)).toEqual(['Sprint 1']);
      const late = records[0]?.signOff;
      expect(calendarDays(records[0]?.startedAt ?? 0, late?.at ?? 0, zone)).toBe(1);
      // More came into the third than had been signed, and it was signed again.
      const third = exported.sprints[2];
      const record = exported.signOffs.filter(({ sprint }) => sprint === third?.id);
      expect(record).toHaveLength(2);
      expect((record[1]?.hours ?? 0) - (record[0]?.hours ?? 0)).toBe(12);
      expect(records.map(({ signOff }) => signOff?.hours)).toEqual([108, 76, 60, 54, 68]);
      // A spike of the fourth was extended by two hours, which is less than half a day.
      expect(records.map(({ technicalHours }) => technicalHours)).toEqual([108, 76, 60, 56, null]);
      // The one under way has grown a little since, and not out of its sign-off.
      const active = activeSprint(exported.sprints);
      if (!active?.started) throw new Error('no sprint is under way');
      const items = exported.items.filter(({ place, archived }) => place.sprint === active.id && !archived);
      const signed = signedOf(active, items, exported.signOffs);
      expect(signed).toMatchObject({ isOutgrown: false });
      expect((signed?.hours ?? 0) - (signed?.signOff.hours ?? 0)).toBe(4);
      const { hours } = sprintLoad(items, active.started.rate);
      const planned = hours.story + hours.bug + hours.task + hours.spike;
      expect(planned).toBeLessThanOrEqual(active.started.capacityHours);
    },
  );

  test.each(made)(
    'W158 spikes kept their box but two, and what the groundwork bought is said of each: %s',
    (_name, board, at) => {
      const { exported } = board;
      const records = spikeRecords(exported.items, (item) => isFinished(item, exported.columns), at);
      const amount = (end: string) => records.filter((record) => record.end === end).length;
      expect([amount('kept'), amount('extended'), amount('dropped'), amount('no outcome')]).toEqual([
        10, 1, 0, 1,
      ]);
      for (const { end, spentHours, limitHours } of records.filter((record) => record.end !== 'no outcome')) {
        expect(spentHours, end).toBeGreaterThan(0.75 * limitHours);
        expect(spentHours, end).toBeLessThanOrEqual(limitHours);
      }
      const bought = groundwork(sprintResults(exported.sprints), finder(board), at);
      expect(bought).toHaveLength(27);
      for (const { what, words } of bought) expect([what, words]).not.toContain('nothing yet');
      for (const { words } of bought) expect(words.length).toBeGreaterThan(20);
    },
  );

  test('W159 what a sprint left unfinished was finished in the next; what was opened again stays in its record', () => {
    const { exported, find } = example();
    const results = sprintResults(exported.sprints);
    for (const [at, { unfinished }] of results.entries()) {
      expect(unfinished).toHaveLength(1);
      const item = exported.items.find(({ id }) => id === unfinished[0]);
      expect(item?.place).toMatchObject({ sprint: exported.sprints[at + 1]?.id, column: 'cDone' });
    }
    const opened = exported.items.filter(
      (item) =>
        !isFinished(item, exported.columns) &&
        exported.sprints.some(({ ended }) =>
          ended?.items.some(({ id, finished }) => finished && id === item.id),
        ),
    );
    expect(opened).toEqual([find('Configure the CI/CD')]);
    expect(results[0]?.items.task).toContain(opened[0]?.id);
  });

  test('work is finished all through each sprint, and takes its time by its kind', () => {
    const zone = 'Europe/Vienna';
    const { exported } = example(now, zone);
    for (const { items, sprint } of sprintResults(exported.sprints)) {
      const days = Object.values(items)
        .flat()
        .map((id) => {
          const item = exported.items.find((one) => one.id === id);
          return item && dateThere(finishedSince(item, exported.columns) ?? 0, zone);
        });
      expect(new Set(days).size, sprint).toBeGreaterThanOrEqual(6);
    }
    const times = exported.items.flatMap((item) => cycleTimeOf(item, exported.columns, zone) ?? []);
    const typical = (kind: Kind) =>
      percentile(
        times.filter((time) => time.kind === kind).map(({ days }) => days),
        0.5,
      );
    const figures = [typical('story'), typical('task'), typical('spike'), typical('bug')];
    expect(figures).toEqual([7, 4, 3, 2]);
  });
});
