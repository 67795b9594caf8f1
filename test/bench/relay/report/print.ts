// Writes figures as tables in Markdown, aligned so that a terminal shows them as well.

import { median } from '../machine/histogram.ts';
import type { Figure } from '../generator/stage.ts';
import { scenarioNames, type ScenarioName } from '../peers/peer.ts';
import { bounds, type Bound } from './bounds.ts';
import { judge, type Verdict } from './judge.ts';
import { numbers, type Results } from './results.ts';
import { tables } from './tables.ts';

type Row = readonly string[];

const nothing = '–';

function show(value: number): string {
  if (Number.isNaN(value)) return nothing;
  if (!Number.isFinite(value)) return 'never';
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The median of the runs, and where they differ the least and the most. */
function cell(samples: ReadonlyMap<number, Figure>): string {
  const words = [...samples.values()].filter((value) => typeof value !== 'number');
  if (words.length > 0)
    return [...new Set(words.map((word) => (word === true ? 'yes' : word === false ? '**no**' : word)))].join(
      ', ',
    );
  const values = [...numbers(samples).values()];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const middle = show(median(values));
  return values.length < 2 || least === most ? middle : `${middle} (${show(least)}–${show(most)})`;
}

export function markdownTable([headings = [], ...rows]: readonly Row[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(3, heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: Row) => {
    const cells = widths.map((width, column) => {
      const text = row[column] ?? '';
      return column === 0 ? text.padEnd(width) : text.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(headings), line(rule), ...rows.map(line)].join('\n');
}

export function scenarioTables(results: Results, scenario: ScenarioName): string {
  const { title, columns, byPeer } = tables[scenario];
  const headings = columns.map(([heading]) => heading);
  const peers = results.peers(scenario);
  const row = (variant: string, peer: string) =>
    columns.map(([, figure]) => cell(results.samples(scenario, variant, peer, figure)));
  const noise = (peer: string) => {
    const { steal, other } = results.noise(scenario, peer);
    return [show(steal), show(other)];
  };
  const parts: string[] = [];
  const variants = results.variants(scenario);
  if (byPeer)
    for (const peer of peers) {
      const [steal, other] = noise(peer);
      parts.push(
        `#### ${peer} (steal ${steal}, others ${other} cores)`,
        markdownTable([
          ['case', ...headings],
          ...variants.map((variant) => [variant, ...row(variant, peer)]),
        ]),
      );
    }
  else
    for (const variant of variants) {
      if (variant) parts.push(`#### ${variant}`);
      parts.push(
        markdownTable([
          ['relay', ...headings, 'steal', 'others'],
          ...peers
            .map((peer) => [peer, ...row(variant, peer), ...noise(peer)])
            .filter((cells) => cells.slice(1, -2).some((text) => text !== nothing)),
        ]),
      );
    }
  const failures = results.failures(scenario).map((failure) => `Not measured: ${failure}`);
  return [`### ${title}`, ...parts, ...failures].join('\n\n');
}

const limitOf = ({ kind, limit, least, unit }: Bound): string => {
  const amount = `${show(limit)}${kind === 'times' ? ' ×' : unit && ` ${unit}`}`;
  return `${least ? '≥' : '≤'} ${kind === 'more than' ? '+' : ''}${amount}`;
};

function verdictRow({ bound, value, peer, met }: Verdict): Row {
  const { scenario, variant, what, kind, unit, peers } = bound;
  const against = peers.length > 1 ? `best peer${peer && ` (${peer})`}` : (peers[0] ?? '');
  const amount = `${show(value)}${kind === 'times' ? ' ×' : unit && ` ${unit}`}`;
  return [
    `${scenario} ${what}${variant && `, ${variant}`}`,
    against,
    Number.isNaN(value) ? nothing : amount,
    limitOf(bound),
    Number.isNaN(value) ? 'not measured' : met ? 'met' : '**not met**',
  ];
}

/** The bounds of the scenarios that were measured. */
export function verdicts(results: Results): string {
  const measured = scenarioNames.filter((scenario) => results.peers(scenario).length > 0);
  const judged = bounds
    .filter(({ scenario }) => measured.includes(scenario))
    .map((bound) => judge(results, bound));
  return [
    '### Bounds (S1, S4, S8, S9 and S10 bind)',
    markdownTable([['what', 'against', 'is', 'bound', ''], ...judged.map(verdictRow)]),
  ].join('\n\n');
}
