// Prints figures as tables: ours, the floor's of the same run, their ratio, and the must and the aim where there is one.

import { keyOf, median, type Figure, type Figures, type Unit } from './figures.ts';
import type { Options } from './options.ts';
import { targets, type Target } from './targets.ts';

/** Scenarios with a board of their own. */
const ownBoards = ['c7', 'c9'];

type Asked = Pick<Options, 'tests' | 'sizes' | 'cpus'>;

export type Verdict = 'missed' | 'met' | 'aim met' | '';

function show(value: number | undefined, unit: Unit): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (unit === 'yes') return value >= 1 ? 'yes' : 'no';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const figure = value.toLocaleString('en', { maximumFractionDigits: digits });
  return `${figure}${unit === '' || unit === '×' ? unit : ` ${unit}`}`;
}

/** What is rounded for the eye is not rounded for the verdict. */
export function verdict(value: number | undefined, unit: Unit, target: Target | undefined): Verdict {
  if (value === undefined || !target) return '';
  const reaches = (limit: number) => (unit === 'yes' ? value >= limit : value <= limit);
  if (!reaches(target.must)) return 'missed';
  return reaches(target.aim) ? 'aim met' : 'met';
}

const headings = ['what', 'items', 'CPU', 'ours', 'floor', 'ratio', 'must', 'aim', ''];

function rowOf(figure: Figure): readonly string[] {
  const of = (subject: string) => {
    const samples = figure.samples.get(subject);
    return samples && median(samples);
  };
  const [ours, floor] = [of('groundwork'), of('floor')];
  const target = targets.get(keyOf(figure));
  const { unit } = figure;
  const compares = unit !== 'yes' && unit !== '%' && ours !== undefined && floor !== undefined && floor > 0;
  return [
    figure.what,
    figure.size.toLocaleString('en'),
    `×${figure.cpu}`,
    show(ours, unit),
    show(floor, unit),
    compares ? show(ours / floor, '×') : '',
    target ? show(target.must, unit) : '',
    target ? show(target.aim, unit) : '',
    verdict(ours, unit, target),
  ];
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = headings.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

export function printScenario(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  if (figures.length > 0) print([headings, ...figures.map(rowOf)]);
}

/** The musts that were missed, and those that were asked for and could not be measured. */
export function printMissed(figures: Figures, { tests, sizes, cpus }: Asked): void {
  const asked = [...targets.values()].filter(
    ({ scenario, size, cpu }) =>
      tests.includes(scenario) &&
      (ownBoards.includes(scenario) || sizes.includes(size)) &&
      cpus.includes(cpu),
  );
  const judged = asked.map((target) => {
    const figure = figures.figure(keyOf(target));
    const samples = figure?.samples.get('groundwork');
    const is = figure && samples && verdict(median(samples), figure.unit, target);
    return { target, figure, is };
  });
  const missed = judged.filter(({ is }) => is === 'missed');
  const unknown = judged.filter(({ is }) => is === undefined);
  if (judged.length === unknown.length) return;
  console.log(`\n${missed.length} of ${judged.length} musts are missed${missed.length > 0 ? ':' : '.'}`);
  print(missed.flatMap(({ figure }) => (figure ? [[figure.scenario, ...rowOf(figure).slice(0, -1)]] : [])));
  for (const { target } of unknown) console.log(`not measured: ${keyOf(target)}`);
}
