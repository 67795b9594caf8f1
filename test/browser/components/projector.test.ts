// Plan and Report in their projected form: how they are opened and left, how large everything is, and that they show what
// is, at once, or say since when it is not.

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GwProjectedList } from '../../../client/components/projector/gw-projected-list.ts';
import { addItem, setField, sizeItem } from '../../../shared/board/mutate-item.ts';
import { planItems } from '../../../shared/board/mutate-sprint.ts';
import { signOff } from '../../../shared/board/mutate-sign-off.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { openPlan, press, rowOf, said, wordsOf } from './plan-kit.ts';
import {
  atScreen,
  faults,
  fillHistory,
  littlePlan,
  longNames,
  muchPlan,
  openProjected,
  rising,
  screens,
  withoutCapacity,
} from './projector-kit.ts';
import { all, expectAccessible, focused, named, one, settled, useStage } from './stage.ts';

useStage();
beforeEach(() => sessionStorage.clear());

const SHOTS = true;
const list = (name: string) => {
  const found = all<GwProjectedList>('gw-projected-list').find((one) => one.name === name);
  if (!found) throw new Error(`no list "${name}"`);
  return found;
};
const rows = (name: string) => all('.row', list(name)).filter((row) => !row.hidden);
const marked = () => all('gw-projector .new, .new', one('gw-projector')).map((element) => wordsOf(element));
const isPresented = () => all('gw-projector').length === 1;
const parameter = () => new URLSearchParams(location.search).get('present');

const plans: readonly (readonly [string, (on: Desk) => void])[] = [
  ['little', (on) => void littlePlan(on)],
  ['two hundred items with long names, over capacity', muchPlan],
  ['no sprint', () => {}],
  ['no capacity', withoutCapacity],
];

const reports: readonly (readonly [string, (on: Desk) => void])[] = [
  ['a rising history', (on) => fillHistory(on, rising)],
  ['one sprint', (on) => fillHistory(on, rising.slice(0, 1))],
  ['nothing finished', (on) => fillHistory(on, [{ name: 'Sprint 1', points: [0, 0, 0] }])],
  ['twelve sprints with long names and large figures', (on) => fillHistory(on, longNames)],
  ['no sprint', () => {}],
];

describe('how large it is', () => {
  it.each(plans)('every word of Plan is large and whole on every screen: %s', async (name, fill) => {
    const here = desk({ name: 'Jon' });
    fill(here);
    const projector = await openProjected(here, 'plan');
    for (const [width, height] of [...screens, [1920, 940], [1080, 1920]] as const) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
      if (SHOTS) await page.screenshot({ path: `../../../dist/shots/t-plan-${name.slice(0, 8)}-${width}x${height}.png` });
    }
  });

  it.each(reports)('every word of Report is large and whole on every screen: %s', async (name, fill) => {
    const here = desk({ name: 'Jon' });
    fill(here);
    const projector = await openProjected(here, 'report');
    for (const [width, height] of [...screens, [1920, 940], [1080, 1920]] as const) {
      await atScreen(width, height);
      expect.soft(faults(projector), `${width} × ${height}`).toEqual([]);
      if (SHOTS) await page.screenshot({ path: `../../../dist/shots/t-report-${name.slice(0, 8)}-${width}x${height}.png` });
    }
  });
});
