import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ExportedBoard } from '../../shared/board/export-board.ts';
import type { ImportReport } from '../../shared/import/report.ts';
import { BuiltCommand, type Outcome, type RunningRelay } from '../unit/command/built.ts';
import { fixturePath } from '../unit/import/fixtures.ts';

const nebula = fixturePath('trello-nebula-2015.json');
const werkplaats = fixturePath('jira-cloud-werkplaats-2023.csv');

let command: BuiltCommand;
let relay: RunningRelay;
let data = 0;

beforeAll(async () => {
  command = await BuiltCommand.build();
});
afterAll(() => command.remove());
afterEach(() => relay.stop('SIGKILL'));

const start = async () => {
  data += 1;
  relay = await command.serve(`data-${data}`);
};

function linksOf({ out, err }: Outcome): Record<'owner' | 'edit' | 'view', string> {
  const link = (name: string) => new RegExp(`^ +${name} +(\\S+)$`, 'm').exec(out + err)?.[1] ?? '';
  return { owner: link('owner'), edit: link('edit'), view: link('view') };
}

async function exported(link: string): Promise<ExportedBoard> {
  const { code, out, err } = await command.run(['export', link]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as ExportedBoard;
}

async function importJson(words: readonly string[]): Promise<{ report: ImportReport; outcome: Outcome }> {
  const outcome = await command.run(['import', ...words, '--json'], relay.environment);
  expect(outcome.code, outcome.err).toBe(0);
  return { report: JSON.parse(outcome.out) as ImportReport, outcome };
}

describe('import by command, with a real relay', () => {
  test('a new board is made, its links are printed, its export holds what the report counts', async () => {
    await start();
    const { report, outcome } = await importJson([nebula]);
    const links = linksOf(outcome);
    expect(Object.keys(links).filter((name) => links[name as 'edit'].includes(`#${name}.`))).toHaveLength(3);
    const board = await exported(links.view);
    expect(board.settings.name).toBe('Nebula');
    expect(board.items.filter(({ archived }) => !archived)).toHaveLength(117);
    expect(board.items).toHaveLength(report.items.story + report.items.spike);
    expect(board.members).toHaveLength(report.members);
    expect(board.items.flatMap(({ lines }) => lines)).toHaveLength(report.checklistLines);
    const plain = await command.run(['import', werkplaats], relay.environment);
    expect(plain.out).toMatch(/13 stories[\s\S]*The new board:\n {2}owner http/);
  });

  test('what the command says is on disk survives kill -9 of the relay at that moment', async () => {
    await start();
    const { outcome } = await importJson([nebula]);
    await relay.stop('SIGKILL');
    relay = await command.serve(`data-${data}`, relay.environment['PORT']);
    expect((await exported(linksOf(outcome).edit)).items).toHaveLength(119);
  });

  test('onto a board in use: two imports stand side by side, a second of the same adds nothing', async () => {
    await start();
    const { edit } = linksOf((await importJson([nebula])).outcome);
    const rehearsed = (await importJson([werkplaats, '--into', edit, '--dry-run'])).report;
    expect((await exported(edit)).items).toHaveLength(119);
    const { report } = await importJson([werkplaats, '--into', edit]);
    expect(report).toEqual(rehearsed);
    const before = await exported(edit);
    expect(before.items).toHaveLength(119 + 23);
    expect(before.epics).toHaveLength(3);
    const again = (await importJson([werkplaats, '--into', edit])).report;
    expect(again.items).toEqual({ story: 0, task: 0, spike: 0, bug: 0 });
    expect(again.left).toContainEqual({ what: 'items', why: 'They are already on this board.', count: 23 });
    expect(await exported(edit)).toEqual(before);
  });

  test('a broken file, a view link and a forged link change nothing', async () => {
    await start();
    const { edit, view } = linksOf((await importJson([werkplaats])).outcome);
    const before = await exported(edit);
    const forged = view.replace(/#view\.0\.0\..{4}/, '#view.0.0.AAAA');
    for (const words of [
      [fixturePath('README.md'), '--into', edit],
      [nebula, '--into', view],
    ]) {
      const { code, out, err } = await command.run(['import', ...words]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/^[^\n]+\.\n$/);
    }
    const refused = await command.run(['export', forged]);
    expect({ code: refused.code, out: refused.out }).toEqual({ code: 1, out: '' });
    expect(refused.err).toMatch(/^[^\n]+\.\n$/);
    expect(await exported(edit)).toEqual(before);
  });

  test('an export goes into a file whole', async () => {
    await start();
    const { edit } = linksOf((await importJson([werkplaats])).outcome);
    const out = command.path('board.json');
    expect(await command.run(['export', edit, '--out', out])).toEqual({ code: 0, out: '', err: '' });
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual(await exported(edit));
    const nowhere = await command.run(['export', edit, '--out', command.path('no/such/folder.json')]);
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toMatch(/cannot be written/);
  });

  test('the relay stops by SIGTERM with code 0; a second one on its data is refused in a sentence', async () => {
    await start();
    const second = await command.run(['serve'], { ...relay.environment, PORT: '0' });
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/^[^\n]+\.\n$/);
    expect(await relay.stop('SIGTERM')).toBe(0);
    await start();
    expect(await relay.stop('SIGINT')).toBe(0);
  });

  test('--lan prints under which addresses other machines reach it', async () => {
    data += 1;
    relay = await command.serve(`data-${data}`, '0', ['--lan']);
    const { port } = new URL(relay.url);
    expect(relay.url).toBe(`http://localhost:${port}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(answer.status).toBe(200);
    expect((await importJson([werkplaats])).report.items.story).toBe(13);
  });
});
