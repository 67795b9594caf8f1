// `groundwork import`: reads a file, makes a plan, and brings it onto a board in one piece. The dry run does the same
// on a copy of the document and throws it away, so that its report is what the real run would say.

import { basename, extname } from 'node:path';
import * as Y from 'yjs';
import { openBoard } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { importPlan } from '../../shared/board/import-plan.ts';
import type { ImportPlan } from '../../shared/import/plan.ts';
import { planFromText } from '../../shared/import/recognise.ts';
import { importReport, type Reported } from '../../shared/import/report.ts';
import { parseLink } from '../../shared/links.ts';
import type { Environment } from '../config.ts';
import { checkSize, OpenBoard } from './board-link.ts';
import { createBoard, type BoardLinks } from './create-board.ts';
import { Failure } from './failure.ts';
import { readTextFile } from './read-file.ts';
import { reportLines } from './report-lines.ts';

export interface ImportOptions {
  readonly file: string;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly into?: string;
}

const act = (): Act => ({ by: null, at: Date.now(), random: Math.random });

export async function importCommand(options: ImportOptions, env: Environment): Promise<void> {
  const { text, warnings } = await readTextFile(options.file);
  const read = planFromText(text);
  const plan = { ...read, warnings: [...warnings, ...read.warnings] };
  if (options.dryRun) return print(options, plan, await rehearse(plan, options.into));
  if (options.into !== undefined) return print(options, plan, await bringOnto(options.into, plan));
  // Before a board is made for it: would it fit at all?
  await rehearse(plan);
  const name = plan.boardName || basename(options.file, extname(options.file));
  const links = await createBoard(env, name);
  const came = await bringOnto(links.edit, plan).catch((error: unknown) => {
    process.stderr.write(`The new board is there, without the import:\n${linkLines(links)}`);
    throw error;
  });
  print(options, plan, came);
  // A report as JSON stays alone on stdout.
  (options.json ? process.stderr : process.stdout).write(`The new board:\n${linkLines(links)}`);
}

/** What would come onto the board; nothing leaves this process. */
async function rehearse(plan: ImportPlan, into?: string): Promise<Reported> {
  const doc = new Y.Doc();
  if (into !== undefined) {
    const board = await openToWrite(into);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    board.close();
  }
  const before = Y.encodeStateVector(doc);
  const { came } = importPlan(openBoard(doc), act(), plan);
  checkSize(Y.encodeStateAsUpdate(doc, before));
  return came;
}

/** Brings the plan onto the board behind this link and waits until the relay has it on disk. */
async function bringOnto(link: string, plan: ImportPlan): Promise<Reported> {
  const board = await openToWrite(link);
  try {
    const before = Y.encodeStateVector(board.doc);
    const { came } = importPlan(openBoard(board.doc), act(), plan);
    await board.save(before);
    return came;
  } finally {
    board.close();
  }
}

async function openToWrite(link: string): Promise<OpenBoard> {
  if (parseLink(link)?.role === 'view')
    throw new Failure('This is a view link, which can look, not write: use the edit link of the board.');
  return OpenBoard.open(link);
}

function print(options: ImportOptions, plan: ImportPlan, came: Reported): void {
  const report = importReport(basename(options.file), came);
  const heading = options.dryRun
    ? `${report.file}: ${plan.recognised}\nWould come onto the board (nothing was written):`
    : `${report.file}: ${plan.recognised}\nCame onto the board, and the relay has it on its disk:`;
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportLines(heading, report, came));
}

const linkLines = ({ owner, edit, view }: BoardLinks) =>
  `  owner ${owner}\n  edit  ${edit}\n  view  ${view}\n`;
