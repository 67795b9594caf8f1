// npm run bench:year: a year of one team replayed through the product's own mutations, with what the board's document
// costs after each month of twenty working days, and after how many writing sessions a keystroke costs what. Ratios of
// the last month to the first say more than the milliseconds of this machine.

import { parseArgs } from 'node:util';
import { bytesOfDeeds, copyOf, figuresOf, withSessions, type Figures } from './figures.ts';
import { deeds } from './deeds.ts';
import { Team } from './team.ts';

const daysOfMonth = 20;
const usage = `npm run bench:year -- [options]

  --months 11       of twenty working days each
  --people 12       each with --lives 3 page lives a day that write
  --edits 400       of the whole team in a day
  --sessions 1000,5000,10000,20000   after how many writing sessions the first month's board is measured once more`;

interface Wishes {
  readonly months: number;
  readonly people: number;
  readonly lives: number;
  readonly edits: number;
  readonly sessions: readonly number[];
}

function read(words: readonly string[]): Wishes | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        months: { type: 'string', default: '11' },
        people: { type: 'string', default: '12' },
        lives: { type: 'string', default: '3' },
        edits: { type: 'string', default: '400' },
        sessions: { type: 'string', default: '1000,5000,10000,20000' },
      },
    });
    const { months, people, lives, edits } = values;
    const [m, p, l, e] = [months, people, lives, edits].map(Number) as [number, number, number, number];
    const sessions = values.sessions.split(',').filter(Boolean).map(Number);
    const valid = [m, p, l, e, ...sessions].every((number) => Number.isInteger(number) && number > 0);
    return valid ? { months: m, people: p, lives: l, edits: e, sessions } : undefined;
  } catch {
    return undefined;
  }
}

const kb = (bytes: number): string => Math.round(bytes / 1024).toLocaleString('en');
const ms = (time: number): string => time.toFixed(time < 10 ? 2 : 0);
const number = (count: number): string => count.toLocaleString('en');
const columns: readonly (readonly [name: string, key: keyof Figures, shown: (value: number) => string])[] = [
  ['KB', 'bytes', kb],
  ['structs', 'structs', number],
  ['dead %', 'dead', (share) => (share * 100).toFixed(0)],
  ['sessions', 'clients', number],
  ['vector KB', 'vectorBytes', kb],
  ['deletes KB', 'deleteBytes', kb],
  ['load ms', 'load', ms],
  ['fold ms', 'fold', ms],
  ['store ms', 'store', ms],
  ['own key', 'own', ms],
  ['other key', 'others', ms],
  ['step 1', 'step1', ms],
  ['step 2', 'step2', ms],
  ['heap MB', 'heap', (bytes) => (bytes / 1024 / 1024).toFixed(0)],
];
const row = (name: string, cells: readonly string[]) =>
  console.log(name.padEnd(16) + cells.map((cell) => cell.padStart(11)).join(''));
const head = (name: string) =>
  row(
    name,
    columns.map(([column]) => column),
  );
const show = (name: string, figures: Figures) =>
  row(
    name,
    columns.map(([, key, shown]) => shown(figures[key])),
  );

/** As they are after the last month, in times of the first. */
const ratios = (first: Figures, last: Figures) =>
  row(
    'ratio',
    columns.map(([, key]) => (last[key] / first[key]).toFixed(1)),
  );

function run({ months, sessions, ...habits }: Wishes): void {
  const team = new Team(habits);
  const desk = (board: Parameters<Team['desk']>[0]) => team.desk(board);
  const { people, lives, edits } = habits;
  console.log(`${people} people, ${lives} page lives a day each that write, ${edits} edits a day\n`);
  head('after month');
  let [first, last]: (Figures | undefined)[] = [];
  let [atFirst, bytes] = [new Uint8Array(), new Uint8Array()];
  const ofDeeds: ReadonlyMap<string, number>[] = [];
  for (let month = 1; month <= months; month += 1) {
    for (let day = 0; day < daysOfMonth; day += 1) {
      team.workingDay();
      if (day % 5 === 4) bytes = Uint8Array.from(team.fold());
    }
    last = figuresOf(bytes, desk);
    show(String(month), last);
    if (month === 1) [first, atFirst] = [last, bytes];
    if (month === 1 || month === months) ofDeeds.push(bytesOfDeeds(bytes, desk));
  }
  if (first && last) ratios(first, last);
  for (const leave of ['nothing', 'archive'] as const)
    show(leave === 'nothing' ? 'its copy' : '… no archive', figuresOf(copyOf(bytes, desk, leave), desk));
  console.log(
    `\n${team.edits.toLocaleString('en')} edits in about ${team.frames.toLocaleString('en')} frames, by ` +
      `${team.sessions.toLocaleString('en')} writing sessions: ${Math.round(bytes.length / team.edits)} bytes for each edit.`,
  );
  console.log(
    '\nbytes for each edit, folded'.padEnd(34) + 'month 1'.padStart(10) + `month ${months}`.padStart(10),
  );
  for (const { name } of deeds)
    console.log(
      name.padEnd(33) + ofDeeds.map((one) => (one.get(name) ?? 0).toFixed(0).padStart(10)).join(''),
    );
  if (sessions.length === 0) return;
  console.log('\nthe first month’s board after more page lives that wrote one short value each\n');
  head('sessions');
  for (const count of sessions) show(String(count), figuresOf(withSessions(atFirst, count), desk));
}

const wishes = read(process.argv.slice(1));
if (wishes) run(wishes);
else {
  console.error(usage);
  process.exitCode = 1;
}
