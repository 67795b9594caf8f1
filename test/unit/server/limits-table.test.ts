// README's table of limits says what the code does.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFinal, refusalSentence } from '../../../client/sync/refusal.ts';
import { endings, relayLimits, warnings } from '../../../server/relay/limits.ts';
import { closeCode, limits } from '../../../shared/protocol.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const section = /\n## Limits\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';

interface Row {
  readonly value: string;
  readonly code: string;
  readonly sentence: string;
}

const rows = new Map<string, Row>();
const named: string[] = [];
for (const line of section.split('\n')) {
  const [, name, value = '', , code = '', sentence = ''] = line.split('|').map((cell) => cell.trim());
  const limit = /^`(\w+)`$/.exec(name ?? '')?.[1];
  if (limit === undefined) continue;
  named.push(limit);
  rows.set(limit, { value, code, sentence });
}

/** As people read it. */
function written(name: string, amount: number): string {
  if (/byte/i.test(name)) {
    const [unit, word] = amount % 1024 ** 2 === 0 ? [1024 ** 2, 'MiB'] : [1024, 'KiB'];
    return `${amount / unit} ${word}`;
  }
  if (name.endsWith('Ms')) return amount < 1000 ? `${amount} ms` : `${amount / 1000} s`;
  return amount.toLocaleString('en');
}

const inCode = new Map<string, number>([...Object.entries(limits), ...Object.entries(relayLimits)]);

describe('the table of limits', () => {
  test('S157 has a row for each limit of the code, with its number, and no other', () => {
    expect(named.toSorted()).toEqual([...inCode.keys()].toSorted());
    for (const [name, amount] of inCode)
      expect([name, rows.get(name)?.value]).toEqual([name, written(name, amount)]);
  });

  test('S157 says with which code a session ends, and in which words', () => {
    const ends = new Map(
      Object.entries(endings).map(([name, { code, sentence }]) => [name, { code, sentence }]),
    );
    const says = new Map<string, string>(Object.entries(warnings));
    for (const [name, { code, sentence }] of rows) {
      const ending =
        ends.get(name) ??
        (name === 'frameBytes' ? { code: 1009, sentence: refusalSentence(1009) } : undefined);
      expect([name, sentence]).toEqual([name, ending?.sentence ?? says.get(name) ?? '']);
      if (!code.startsWith('HTTP')) expect([name, code]).toEqual([name, ending ? `${ending.code}` : '']);
    }
  });

  test('the codes that are final for the page are those that README calls final', () => {
    const [, final = '', again = ''] = /\nClose codes: (.*): final\. (.*): try again\./.exec(readme) ?? [];
    for (const code of Object.values(closeCode))
      expect((isFinal(code) ? final : again).includes(`${code}`), `${code}`).toBe(true);
    expect([isFinal(1012), isFinal(1006)]).toEqual([false, false]);
  });

  test('R161 README names the codes that the relay sends, and no other', () => {
    const [line = ''] = /\nClose codes: .*/.exec(readme) ?? [];
    const codes = new Set(line.match(/\b\d{4}\b/g));
    expect(codes).toEqual(new Set(Object.values(closeCode).map(String)));
  });
});
