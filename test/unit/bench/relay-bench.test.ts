import { describe, expect, test } from 'vitest';
import { Histogram, median } from '../../bench/relay/machine/histogram.ts';
import { readOptions } from '../../bench/relay/options.ts';
import type { Bound } from '../../bench/relay/report/bounds.ts';
import { judge } from '../../bench/relay/report/judge.ts';
import { markdownTable } from '../../bench/relay/report/print.ts';
import { ownTimes } from '../../bench/relay/report/profile.ts';
import { Results } from '../../bench/relay/report/results.ts';
import { FrameReader } from '../../bench/relay/wire/frame-reader.ts';
import { marker, scanMarkers } from '../../bench/relay/wire/marker.ts';

describe('the bench of the relay', () => {
  test('a histogram finds the share below which so many lie', () => {
    const latencies = new Histogram();
    for (let ms = 1; ms <= 100; ms += 1) latencies.add(ms);
    expect(latencies.quantile(0.5)).toBeCloseTo(50, 1);
    expect(latencies.quantile(0.99)).toBeCloseTo(99, 1);
    expect(latencies.max).toBe(100);
    latencies.clear();
    expect(latencies.quantile(0.5)).toBeNaN();
  });

  test('a median leaves out what is no number', () => {
    expect(median([3, Number.NaN, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  test('markers are found in short bytes and in long ones, and only whole', () => {
    const find = (text: string, from = 0, end = text.length) => {
      const found: [number, number][] = [];
      scanMarkers(Buffer.from(text), from, end, (writer, sequence) => found.push([writer, sequence]));
      return found;
    };
    const two = `@@${marker(7, 0)}${marker(1295, 60_000)}`;
    const both = [
      [7, 0],
      [1295, 60_000],
    ];
    expect(find(two)).toEqual(both);
    expect(find(`${'wire @ '.repeat(40)}${two}${'board '.repeat(40)}`)).toEqual(both);
    expect(find(two, 0, two.length - 1)).toEqual([[7, 0]]);
    expect(find(two, 3)).toEqual([[1295, 60_000]]);
  });

  test('frames are put together wherever the network cut them', () => {
    const large = Buffer.alloc(70_000, 5);
    const wire = Buffer.concat([
      Buffer.from([0x82, 3, 1, 2, 3]),
      // A message in two parts, and a ping between them.
      Buffer.from([0x02, 1, 4, 0x89, 1, 9, 0x80, 1, 5]),
      Buffer.from([0x82, 126, 0, 200]),
      Buffer.alloc(200, 6),
      Buffer.from([0x82, 127, 0, 0, 0, 0, 0, 1, 0x11, 0x70]),
      large,
    ]);
    const expected = [
      [2, '\u0001\u0002\u0003'],
      [9, '\u0009'],
      [2, '\u0004\u0005'],
      [2, '\u0006'.repeat(200)],
      [2, '\u0005'.repeat(large.length)],
    ];
    for (const step of [1, 2, 3, 7, 64, 1000, wire.length]) {
      const frames: [number, string][] = [];
      const reader = new FrameReader((code, bytes, start, end) =>
        frames.push([code, bytes.toString('latin1', start, end)]),
      );
      for (let at = 0; at < wire.length; at += step) reader.read(wire, at, Math.min(at + step, wire.length));
      expect(frames).toEqual(expected);
    }
  });

  const results = () => {
    const all = new Results();
    const add = (peer: string, run: number, cpu: number) =>
      all.add({
        peer,
        run,
        scenario: 'S1',
        readings: [{ variant: '', figures: { cpu } }],
        noise: { steal: 0, other: 0 },
      });
    // A machine twice as slow in the second run: the ratio is the same.
    add('groundwork', 1, 1);
    add('bare', 1, 2);
    add('yws', 1, 4);
    add('groundwork', 2, 2);
    add('bare', 2, 4);
    add('groundwork', 3, 90);
    return all;
  };
  const bound = (some: Partial<Bound>): Bound => ({
    scenario: 'S1',
    variant: '',
    figure: 'cpu',
    what: 'CPU',
    kind: 'times',
    peers: ['bare'],
    limit: 0.5,
    unit: '',
    ...some,
  });

  test('a ratio is taken within a run, against the best of the peers that were in it', () => {
    expect(judge(results(), bound({}))).toMatchObject({ value: 0.5, met: true, peer: 'bare' });
    expect(judge(results(), bound({ limit: 0.49 })).met).toBe(false);
    expect(judge(results(), bound({ peers: ['yws', 'bare'] })).value).toBe(0.5);
    // Where more is better, the best is the one with the most: yws in the first run.
    expect(judge(results(), bound({ least: true, peers: ['yws', 'bare'] }))).toMatchObject({
      value: 0.375,
      met: false,
    });
    expect(judge(results(), bound({ kind: 'more than' })).value).toBe(-1.5);
    expect(judge(results(), bound({ kind: 'is', peers: [] })).value).toBe(2);
  });

  test('what was not measured is not met', () => {
    expect(judge(results(), bound({ peers: ['hocuspocus'] }))).toMatchObject({
      value: Number.NaN,
      met: false,
    });
    expect(judge(results(), bound({ least: true, variant: 'another' })).met).toBe(false);
  });

  test('a table is aligned, and is Markdown', () => {
    expect(
      markdownTable([
        ['relay', 'ms'],
        ['bare', '1'],
        ['groundwork', '1,000'],
      ]),
    ).toBe(
      [
        '| relay      |    ms |',
        '| ---------- | ----: |',
        '| bare       |     1 |',
        '| groundwork | 1,000 |',
      ].join('\n'),
    );
  });

  test("a profile's own times leave out the time in which nothing was done", () => {
    const node = (id: number, functionName: string, url = '') => ({
      id,
      callFrame: { functionName, url, lineNumber: 4 },
    });
    const profile = {
      startTime: 0,
      nodes: [node(1, '(idle)'), node(2, 'send', 'file:///a/b/c.js'), node(3, '')],
      samples: [1, 2, 3, 2],
      timeDeltas: [50_000, 1000, 1000, 2000],
    };
    expect(ownTimes(profile)).toEqual([
      { name: 'send b/c.js:5', ms: 3, share: 0.75 },
      { name: '(anonymous)', ms: 1, share: 0.25 },
    ]);
    expect(ownTimes(profile, { from: 51_500, to: 53_000 })).toEqual([
      { name: '(anonymous)', ms: 1, share: 1 },
    ]);
  });

  test('what the command line does not know is said in a sentence', () => {
    expect(readOptions(['--only', 's9,S1', '--peers', 'groundwork,bare'])).toMatchObject({
      scenarios: ['S1', 'S9'],
      peers: ['bare', 'groundwork'],
    });
    expect(readOptions(['--only', 'S11'])).toBe('There is no scenario S11.');
    expect(readOptions(['--peers', 'y-sweet'])).toBe('There is no peer y-sweet.');
    expect(readOptions(['--runs', '0'])).toMatch(/whole number/);
    expect(readOptions(['--profile'])).toMatchObject({ peers: ['groundwork'], runs: 1 });
  });
});
