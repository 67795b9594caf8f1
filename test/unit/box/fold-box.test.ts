import { describe, expect, test } from 'vitest';
import { foldBox } from '../../../shared/fold-box.ts';
import {
  agree,
  asha,
  at,
  close,
  correct,
  day,
  hour,
  jon,
  lena,
  maya,
  minute,
  propose,
  reopen,
  start,
  stop,
  team,
  tom,
} from './log.ts';

const eight = propose('p1', 8);
const agreed = agree('a1', eight, [maya, jon, asha]);
const ready = [eight, agreed];
const run = start('r1', eight, at('10:00'));

describe('agreement comes first', () => {
  test('a log without entries is an empty box', () => {
    const box = foldBox([], at('9:00'));
    expect(box).toMatchObject({
      state: 'empty',
      proposal: null,
      limit: 0,
      spent: 0,
      usedUpAt: null,
      outcome: null,
    });
    expect(box.warned).toBe(false);
  });

  test('a majority of those asked is more than half of them', () => {
    const box = foldBox([eight, agree('a1', eight, [maya, jon])], at('9:10'));
    expect(box.state).toBe('proposed');
    expect(box.proposal).toMatchObject({
      hours: 8,
      agreedBy: [maya, jon],
      missing: [asha, tom, lena],
      needed: 3,
      more: 1,
    });
    expect(box.limit).toBe(0);
    expect(foldBox([eight, agreed], at('9:10'))).toMatchObject({
      state: 'agreed',
      limit: 8 * hour,
      pending: null,
    });
    const four = propose('p1', 8, { asked: team.slice(0, 4) });
    expect(foldBox([four, agree('a1', four, [maya, jon])], at('9:10')).proposal?.more).toBe(1);
  });

  test('everyone means every one asked, anyone means one', () => {
    const all = propose('p1', 8, { rule: 'everyone' });
    expect(foldBox([all, agree('a1', all, team.slice(1))], at('9:10')).proposal?.more).toBe(1);
    expect(foldBox([all, agree('a1', all, team)], at('9:10')).state).toBe('agreed');
    const any = propose('p1', 8, { rule: 'anyone' });
    expect(foldBox([any], at('9:10')).state).toBe('proposed');
    expect(foldBox([any, agree('a1', any, [tom])], at('9:10')).state).toBe('agreed');
  });

  test('agreements add up over several entries, each member once, and only of those asked', () => {
    const asked = propose('p1', 8, { asked: [maya, jon, asha] });
    const log = [
      asked,
      agree('a1', asked, [maya]),
      agree('a2', asked, [maya]),
      agree('a3', asked, [tom, lena]),
    ];
    expect(foldBox(log, at('9:10')).proposal).toMatchObject({ agreedBy: [maya], more: 1 });
    expect(foldBox([...log, agree('a4', asked, [jon])], at('9:10')).state).toBe('agreed');
  });

  test('hours of a proposal nobody agreed to are not spent, even while others are agreed', () => {
    const other = propose('p2', 9);
    const astray = start('r2', other, at('9:30'));
    const box = foldBox([...ready, other, astray], at('12:00'));
    expect(box).toMatchObject({ state: 'agreed', spent: 0, running: null });
    expect(box.runs[0]?.counts).toBe(false);
  });

  test('a proposal that asked nobody is never agreed', () => {
    for (const rule of ['everyone', 'majority', 'anyone'] as const) {
      const nobody = propose('p1', 8, { asked: [], rule });
      expect(foldBox([nobody, agree('a1', nobody, team)], at('9:10')).state).toBe('proposed');
    }
  });

  test('a run counts only when its hours are agreed', () => {
    expect(foldBox([eight, run], at('12:00'))).toMatchObject({ state: 'proposed', spent: 0, running: null });
    expect(foldBox([eight, run, agreed], at('12:00'))).toMatchObject({ state: 'running', spent: 2 * hour });
  });
});

describe('which hours hold', () => {
  const four = propose('p2', 4, { at: at('9:01') });
  const agreedFour = agree('a2', four, [tom, lena, asha]);

  test('two first proposals are never summed: of two agreed apart the fewer hours hold', () => {
    expect(foldBox([...ready, four, agreedFour], at('9:10')).limit).toBe(4 * hour);
    const sooner = { ...four, at: at('8:00') };
    expect(foldBox([...ready, sooner, agreedFour], at('9:10')).limit).toBe(4 * hour);
  });

  test('an agreed proposal beats one that is not', () => {
    const box = foldBox([...ready, four], at('9:10'));
    expect(box).toMatchObject({ state: 'agreed', limit: 8 * hour, pending: null });
  });

  test('a proposal that replaced another is the one in sight, whatever its clock says', () => {
    const instead = propose('p2', 12, { replaces: eight.id, at: at('9:00', -1) });
    expect(foldBox([eight, instead], at('9:10')).proposal?.hours).toBe(12);
    const late = [...ready, instead, agree('a2', instead, team)];
    expect(foldBox(late, at('9:10')).limit).toBe(12 * hour);
  });

  test('agreed hours hold while others are asked for in their place', () => {
    const instead = propose('p2', 12, { replaces: eight.id });
    const box = foldBox([...ready, instead], at('9:10'));
    expect(box).toMatchObject({ state: 'agreed', limit: 8 * hour });
    expect(box.pending?.hours).toBe(12);
    expect(box.proposal?.hours).toBe(12);
  });
});

describe('the clock', () => {
  test('runs, pauses and goes on', () => {
    expect(foldBox([...ready, run], at('12:30'))).toMatchObject({
      state: 'running',
      spent: 2.5 * hour,
      remaining: 5.5 * hour,
      running: { since: at('10:00'), by: jon, endsAt: at('18:00') },
    });
    const paused = [...ready, run, stop('s1', run, at('12:00'))];
    expect(foldBox(paused, at('15:00'))).toMatchObject({ state: 'paused', spent: 2 * hour, running: null });
    const again = start('r2', eight, at('15:00'));
    expect(foldBox([...paused, again], at('16:00'))).toMatchObject({ state: 'running', spent: 3 * hour });
  });

  test('two people who start the same clock count an hour once', () => {
    const other = start('r2', eight, at('11:00'), { by: tom });
    const both = [...ready, run, other, stop('s1', run, at('12:00'))];
    expect(foldBox(both, at('13:00'))).toMatchObject({
      state: 'running',
      spent: 3 * hour,
      running: { by: tom },
    });
    expect(foldBox([...both, stop('s2', other, at('13:00'))], at('15:00')).spent).toBe(3 * hour);
  });

  test('of two clocks that run, the earlier start and the later end are shown', () => {
    const first = start('r1', eight, at('10:00'), { until: at('11:30') });
    const second = start('r2', eight, at('11:00'), { by: tom });
    for (const log of [
      [first, second],
      [second, first],
    ]) {
      const { running } = foldBox([...ready, ...log], at('11:15'));
      expect(running).toEqual({ since: at('10:00'), by: jon, endsAt: at('18:00') });
    }
    const ahead = start('r2', eight, at('9:00'), { by: tom, until: at('11:20') });
    const moved = correct('c1', first, at('8:30'), null);
    const { running } = foldBox([...ready, first, ahead, moved], at('11:15'));
    expect(running).toEqual({ since: at('8:30'), by: jon, endsAt: at('11:30') });
  });

  test('a moment that is none is read as one, never handed on', () => {
    for (const now of [Number.NaN, Infinity, -Infinity]) {
      const box = foldBox([...ready, run], now);
      expect(box).toMatchObject({ state: 'running', spent: 0 });
      expect(Number.isFinite(box.changesAt)).toBe(true);
    }
    expect(foldBox([...ready, run], at('11:00') + 0.7).spent).toBe(hour);
  });

  test('warns at four fifths', () => {
    expect(foldBox([...ready, run], at('16:23')).warned).toBe(false);
    expect(foldBox([...ready, run], at('16:24')).warned).toBe(true);
    expect(foldBox([...ready, run], at('12:00')).changesAt).toBe(at('16:24'));
    expect(foldBox([...ready, run], at('16:30')).changesAt).toBe(at('18:00'));
  });

  test('stops by itself at the limit, and says when that was', () => {
    const early = start('r1', eight, at('8:00'));
    const box = foldBox([...ready, early], at('17:30'));
    expect(box).toMatchObject({
      state: 'used up',
      spent: 8 * hour,
      remaining: 0,
      usedUpAt: at('16:00'),
      running: null,
    });
    expect(box.runs[0]).toMatchObject({
      from: at('8:00'),
      to: at('16:00'),
      endedBy: 'limit',
      unstopped: true,
    });
    expect(foldBox([...ready, early], at('15:59')).state).toBe('running');
    expect(foldBox([...ready, early], at('16:00')).state).toBe('used up');
  });

  test('of two stops the first counts, one before the start gives no length', () => {
    const twice = [...ready, run, stop('s1', run, at('12:00')), stop('s2', run, at('11:00'))];
    expect(foldBox(twice, at('15:00')).spent).toBe(hour);
    expect(foldBox([...twice, stop('s3', run, at('9:00'))], at('15:00')).spent).toBe(hour);
    expect(foldBox([...ready, run, stop('s1', run, at('9:00'))], at('15:00'))).toMatchObject({
      state: 'paused',
      spent: 0,
    });
  });
});

describe('nights do not burn', () => {
  test('a run stops counting at the end of the working day and asks the next morning', () => {
    const late = start('r1', eight, at('15:00'));
    const box = foldBox([...ready, late], at('9:00', 1));
    expect(box).toMatchObject({ state: 'paused', spent: 3 * hour, askStillOnIt: true });
    expect(box.runs[0]).toMatchObject({ to: at('18:00'), endedBy: 'until' });
    const yes = start('r2', eight, at('9:00', 1));
    expect(foldBox([...ready, late, yes], at('9:30', 1))).toMatchObject({
      state: 'running',
      askStillOnIt: false,
    });
    const no = stop('s1', late, at('9:00', 1));
    expect(foldBox([...ready, late, no], at('9:30', 1))).toMatchObject({
      spent: 3 * hour,
      askStillOnIt: false,
    });
    const later = [...ready, late, yes, stop('s2', yes, at('9:40', 1))];
    expect(foldBox(later, at('10:00', 1)).askStillOnIt).toBe(false);
  });

  test('a stored end in the far future ends with the day all the same', () => {
    const endless = start('r1', propose('p1', 900), at('10:00'), { until: 8e15 });
    const log = [propose('p1', 900), agreed, endless];
    expect(foldBox(log, at('10:00', 30)).spent).toBe(25 * hour);
  });

  test('an end before the start counts nothing', () => {
    const never = start('r1', eight, at('10:00'), { until: at('9:00') });
    expect(foldBox([...ready, never], at('12:00'))).toMatchObject({ state: 'paused', spent: 0 });
  });
});

describe('extensions', () => {
  const long = start('r1', eight, at('8:00'));
  const usedUp = [...ready, long];
  const extension = propose('p2', 2, {
    extends: eight.id,
    reason: 'the vendor answered late',
    at: at('16:30'),
  });
  const agreedExtension = agree('a2', extension, [maya, jon, asha], { at: at('17:00') });

  test('adds its hours once agreed, and nothing of the time between counts', () => {
    expect(foldBox([...usedUp, extension], at('17:00'))).toMatchObject({
      state: 'used up',
      limit: 8 * hour,
      pending: { hours: 2 },
    });
    const more = [...usedUp, extension, agreedExtension];
    expect(foldBox(more, at('17:30'))).toMatchObject({
      state: 'paused',
      limit: 10 * hour,
      spent: 8 * hour,
      usedUpAt: null,
    });
    const again = start('r2', extension, at('17:10'));
    expect(foldBox([...more, again], at('17:40'))).toMatchObject({ state: 'running', spent: 8.5 * hour });
    const next = start('r3', extension, at('9:00', 1));
    const box = foldBox([...more, again, next], at('12:00', 1));
    expect(box).toMatchObject({ state: 'used up', spent: 10 * hour, usedUpAt: at('10:10', 1) });
  });

  test('a run on hours that are not agreed yet does not pass the old limit', () => {
    const eager = start('r2', extension, at('17:00'));
    expect(foldBox([...usedUp, extension, eager], at('17:30')).spent).toBe(8 * hour);
  });

  test('an extension of hours that are not agreed themselves is not in force', () => {
    const log = [eight, extension, agreedExtension];
    expect(foldBox(log, at('17:30'))).toMatchObject({
      state: 'proposed',
      limit: 0,
      pending: { id: eight.id },
    });
  });

  test('two extensions agreed apart are not summed', () => {
    const other = propose('p3', 4, { extends: eight.id });
    const both = [...usedUp, extension, agreedExtension, other, agree('a3', other, team)];
    expect(foldBox(both, at('17:30')).limit).toBe(10 * hour);
  });

  test('an extension of the extension adds up', () => {
    const second = propose('p3', 1, { extends: extension.id });
    const log = [...usedUp, extension, agreedExtension, second, agree('a3', second, team)];
    expect(foldBox(log, at('17:30')).limit).toBe(11 * hour);
    expect(foldBox(log, at('17:30')).inForce.map((proposal) => proposal.hours)).toEqual([8, 2, 1]);
  });

  test('a clock a day behind on the extension loses none of the first hours', () => {
    const behind = start('r2', extension, at('13:00', -1));
    const log = [...usedUp, extension, agreedExtension, behind, stop('s2', behind, at('14:00', -1))];
    expect(foldBox(log, at('17:30')).spent).toBe(9 * hour);
  });
});

describe('corrections', () => {
  const long = [...ready, run, stop('s1', run, at('12:00'))];

  test('a wrong entry is put right, by name, within the limit', () => {
    const box = foldBox([...long, correct('c1', run, at('9:00'), at('12:30'))], at('20:00'));
    expect(box.spent).toBe(3.5 * hour);
    expect(box.runs[0]).toMatchObject({
      from: at('9:00'),
      to: at('12:30'),
      endedBy: 'correction',
      correction: { by: lena },
    });
    expect(foldBox([...long, correct('c1', run, at('6:00'), at('22:00'))], at('23:00'))).toMatchObject({
      spent: 8 * hour,
      usedUpAt: at('14:00'),
    });
  });

  test('a run that never happened counts nothing, another start keeps the end', () => {
    const never = foldBox([...long, correct('c1', run, null, null)], at('20:00'));
    expect(never).toMatchObject({ state: 'agreed', spent: 0 });
    expect(never.runs[0]?.endedBy).toBe('never');
    expect(foldBox([...long, correct('c1', run, at('11:00'), null)], at('20:00')).spent).toBe(hour);
  });

  test('the latest correction holds; one that replaced another is later, whatever its clock says', () => {
    const first = correct('c1', run, at('10:00'), at('13:00'), { at: at('19:00', 1) });
    const second = correct('c2', run, at('10:00'), at('14:00'), { at: at('19:30', 1) });
    expect(foldBox([...long, second, first], at('20:00')).spent).toBe(4 * hour);
    const third = correct('c3', run, at('10:00'), at('11:00'), { at: at('19:00'), replaces: second.id });
    expect(foldBox([...long, second, first, third], at('20:00')).spent).toBe(hour);
  });
});

describe('outcome', () => {
  const worked = [...ready, run];
  const decision = close('d1', 'decision');

  test('closing ends the clock and keeps the outcome; reopening brings the box back without the time between', () => {
    const box = foldBox([...worked, decision], at('17:30'));
    expect(box).toMatchObject({
      state: 'closed',
      spent: 7 * hour,
      outcome: { outcome: 'decision' },
      closings: [decision.id],
    });
    const open = foldBox([...worked, decision, reopen('o1', decision)], at('17:30'));
    expect(open).toMatchObject({ state: 'paused', spent: 7 * hour, outcome: null, closings: [] });
  });

  test('a spike may be dropped before anybody agreed to hours', () => {
    const box = foldBox([eight, close('d1', 'dropped', { reason: 'no longer needed' })], at('17:30'));
    expect(box).toMatchObject({
      state: 'closed',
      outcome: { outcome: 'dropped', reason: 'no longer needed' },
    });
  });

  test('of two offline closings a finding beats a drop, and both have to be reopened', () => {
    const dropped = close('d2', 'dropped', { at: at('16:00') });
    const both = [...worked, decision, dropped];
    expect(foldBox(both, at('17:30'))).toMatchObject({
      outcome: { outcome: 'decision' },
      closings: [dropped.id, decision.id],
    });
    expect(foldBox([...both, reopen('o1', decision)], at('17:30')).outcome?.outcome).toBe('dropped');
  });

  test('a clock started offline after the closing, and never stopped, counts nothing', () => {
    const after = start('r2', eight, at('17:10'));
    expect(foldBox([...worked, decision, after], at('17:40'))).toMatchObject({
      state: 'closed',
      spent: 7 * hour,
    });
  });
});

describe('answers', () => {
  test('what is answered stands before its answer in the history, whatever the clocks say', () => {
    const ahead = { ...eight, at: at('9:00', 1) };
    const box = foldBox([stop('s1', run, at('12:00')), run, agreed, ahead], at('20:00'));
    expect(box.history.map((event) => event.id)).toEqual(['bp1', 'ba1', 'br1', 'bs1']);
    expect(box.spent).toBe(2 * hour);
  });

  test('an entry is ignored until what it answers is there', () => {
    const halted = stop('s1', run, at('12:00'));
    expect(foldBox([agreed, run, halted], at('13:00'))).toMatchObject({
      state: 'empty',
      spent: 0,
      history: [],
    });
    expect(foldBox([...ready, halted], at('13:00')).state).toBe('agreed');
    const extension = propose('p2', 2, { extends: eight.id });
    expect(foldBox([extension, agree('a2', extension, team)], at('13:00')).limit).toBe(0);
  });

  test('entries that answer one another in a ring, or something of another type, are ignored', () => {
    const a = propose('p3', 2, { extends: propose('p4', 2).id });
    const b = propose('p4', 2, { extends: a.id });
    const self = propose('p5', 2, { extends: propose('p5', 2).id });
    const stray = { ...agreed, id: propose('p6', 1).id, proposal: agreed.id };
    const box = foldBox([...ready, a, b, self, stray, agree('a3', a, team)], at('13:00'));
    expect(box.history).toEqual([eight, agreed]);
    expect(box.limit).toBe(8 * hour);
  });

  test('a clock a day ahead shows no time before its start and keeps the length of what it stopped', () => {
    const ahead = start('r1', eight, at('10:00', 1));
    expect(foldBox([...ready, ahead], at('12:00'))).toMatchObject({ state: 'running', spent: 0 });
    expect(foldBox([...ready, ahead, stop('s1', ahead, at('12:00', 1))], at('12:00')).spent).toBe(2 * hour);
    expect(ahead.at - run.at).toBe(day);
    expect(foldBox([...ready, run], at('10:01')).spent).toBe(minute);
  });
});
