import { describe, expect, test } from 'vitest';
import { Counter, CounterBy, gauge, Histogram, reading } from '../../../server/exposition.ts';

describe('the text that Prometheus reads', () => {
  test('has a help, a type and a value for each figure', () => {
    const edits = new Counter('edits_total', 'Edits.');
    edits.add();
    edits.add(41);
    expect(edits.lines()).toBe('# HELP edits_total Edits.\n# TYPE edits_total counter\nedits_total 42\n');
    expect(gauge('rooms', 'Open rooms.', () => 3).lines()).toBe(
      '# HELP rooms Open rooms.\n# TYPE rooms gauge\nrooms 3\n',
    );
    expect(reading('work_total', 'Work.', () => 0.5).lines()).toBe(
      '# HELP work_total Work.\n# TYPE work_total counter\nwork_total 0.5\n',
    );
  });

  test('counts in each bucket all that are at most so large, the bound included', () => {
    const commits = new Histogram('commit_seconds', 'Commits.', [0.1, 1]);
    for (const seconds of [0.05, 0.1, 0.5, 4]) commits.observe(seconds);
    expect(commits.lines().split('\n').slice(2)).toEqual([
      'commit_seconds_bucket{le="0.1"} 2',
      'commit_seconds_bucket{le="1"} 3',
      'commit_seconds_bucket{le="+Inf"} 4',
      'commit_seconds_sum 4.65',
      'commit_seconds_count 4',
      '',
    ]);
  });

  test('shows known values from the start, and what a label must not hold is escaped', () => {
    const closed = new CounterBy('closed_total', 'Ends\\of\nsockets.', 'code', [0]);
    closed.add('a "b"\\\n');
    expect(closed.lines()).toBe(
      '# HELP closed_total Ends\\\\of\\nsockets.\n# TYPE closed_total counter\n' +
        'closed_total{code="0"} 0\nclosed_total{code="a \\"b\\"\\\\\\n"} 1\n',
    );
  });

  test('does not grow without end when a label takes ever new values', () => {
    const refused = new CounterBy('refused_total', 'Refused.', 'reason', []);
    for (let i = 0; i < 1000; i += 1) refused.add(`reason ${i}`);
    const lines = refused.lines().trim().split('\n').slice(2);
    expect(lines).toHaveLength(65);
    expect(lines.at(-1)).toBe('refused_total{reason="other"} 936');
  });
});
