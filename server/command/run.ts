// Finds the command that was asked for and turns every failure into one sentence and an exit code: 0 done, 1 could
// not, 2 not understood.

import { parseArgs } from 'node:util';
import { Refusal } from '../../shared/board/edit.ts';
import { UnreadableFile } from '../../shared/import/unreadable.ts';
import type { Environment } from '../config.ts';
import { backupCommand } from './backup.ts';
import { exportCommand } from './export.ts';
import { Failure } from './failure.ts';
import { help } from './help.ts';
import { importCommand } from './import.ts';
import { restoreCommand } from './restore.ts';
import { serve } from './serve.ts';

export async function run(words: readonly string[], env: Environment): Promise<number> {
  const [command, ...rest] = words;
  if (command === '--help' || command === '-h' || command === 'help' || rest.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const task = taskOf(command, rest, env);
  if (typeof task === 'string') {
    process.stderr.write(task === '' ? help : `${task}\n\n${help}`);
    return 2;
  }
  try {
    await task();
    return 0;
  } catch (error) {
    const sentence = sentenceOf(error);
    process.stderr.write(`${sentence}\n`);
    if (command === 'import' && rest.includes('--json'))
      process.stdout.write(`${JSON.stringify({ error: sentence })}\n`);
    return 1;
  }
}

/** What to do, or what was not understood. */
function taskOf(
  command: string | undefined,
  words: readonly string[],
  env: Environment,
): (() => Promise<void>) | string {
  switch (command) {
    case undefined:
      return '';
    case 'serve':
      return () => serve(env, words);
    case 'import':
      return importTask(words, env);
    case 'export':
      return exportTask(words);
    case 'backup':
      return backupTask(words, env);
    case 'restore':
      return restoreTask(words, env);
    default:
      return `groundwork does not know the word ${command}.`;
  }
}

function importTask(words: readonly string[], env: Environment): (() => Promise<void>) | string {
  const parsed = parse(words, {
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    into: { type: 'string' },
  });
  if (typeof parsed === 'string') return parsed;
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) return 'groundwork import takes one FILE.';
  const { into } = parsed.values;
  const options = {
    file,
    dryRun: parsed.values['dry-run'] === true,
    json: parsed.values['json'] === true,
    ...(typeof into === 'string' && { into }),
  };
  return () => importCommand(options, env);
}

function exportTask(words: readonly string[]): (() => Promise<void>) | string {
  const parsed = parse(words, { out: { type: 'string' } });
  if (typeof parsed === 'string') return parsed;
  const [link, ...more] = parsed.positionals;
  if (link === undefined || more.length > 0) return 'groundwork export takes one LINK.';
  const { out } = parsed.values;
  return () => exportCommand({ link, ...(typeof out === 'string' && { out }) });
}

function backupTask(words: readonly string[], env: Environment): (() => Promise<void>) | string {
  const parsed = parse(words, { out: { type: 'string' } });
  if (typeof parsed === 'string') return parsed;
  if (parsed.positionals.length > 0) return 'groundwork backup takes no word but --out FILE.';
  const { out } = parsed.values;
  return () => backupCommand(typeof out === 'string' ? { out } : {}, env);
}

function restoreTask(words: readonly string[], env: Environment): (() => Promise<void>) | string {
  const parsed = parse(words, { replace: { type: 'boolean' } });
  if (typeof parsed === 'string') return parsed;
  const [file, ...more] = parsed.positionals;
  if (file === undefined || more.length > 0) return 'groundwork restore takes one FILE.';
  return () => restoreCommand({ file, replace: parsed.values['replace'] === true }, env);
}

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

function parse(
  words: readonly string[],
  options: Readonly<Record<string, { type: 'boolean' | 'string' }>>,
): Parsed | string {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    return `${sentence.replace(/\.$/, '')}.`;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof Failure || error instanceof UnreadableFile || error instanceof Refusal)
    return error.message;
  // Nobody planned for this one: whoever reports it needs all there is.
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
