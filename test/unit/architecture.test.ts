import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A source file by its path from the top of the repository. */
interface Source {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  /** A path from the top, or the name of a package. */
  readonly to: string;
  readonly onlyTypes: boolean;
}

const top = new URL('../../', import.meta.url);

const sources: readonly Source[] = ['client', 'server', 'shared'].flatMap((folder) =>
  readdirSync(new URL(folder, top), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`)
    .map((path) => ({ path, text: readFileSync(new URL(path, top), 'utf8') })),
);

/** Without comments, as far as a line tells. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^;'"]*?)\s*from\s*'([^']+)'/g;
const bare = /(?:^|\n)\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf({ path, text }: Source): Import[] {
  const target = (name: string) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\?.*$/, '') : name;
  const plain = code(text);
  const named = [...plain.matchAll(statement)].map(([, type, names = '', name = '']) => {
    const parts = /^\{([\s\S]*)\}$/
      .exec(names.trim())?.[1]
      ?.split(',')
      .filter((part) => part.trim() !== '');
    const onlyTypes = type !== undefined || (parts?.every((part) => /^\s*type\s/.test(part)) ?? false);
    return { from: path, to: target(name), onlyTypes };
  });
  const others = [...plain.matchAll(bare)].map(([, name, later]) => ({
    from: path,
    to: target(name ?? later ?? ''),
    onlyTypes: false,
  }));
  return [...named, ...others];
}

/** A rule gives each breach as a sentence. */
type Rule = (files: readonly Source[]) => string[];

const overImports =
  (isBreach: (one: Import) => boolean): Rule =>
  (files) =>
    files.flatMap(importsOf).flatMap((one) => (isBreach(one) ? `${one.from} imports ${one.to}` : []));

const overText =
  (where: (path: string) => boolean, forbidden: RegExp): Rule =>
  (files) =>
    files.flatMap(({ path, text }) => {
      const found = where(path) ? forbidden.exec(code(text))?.[0] : undefined;
      return found === undefined ? [] : `${path} says ${found.trim()}`;
    });

const within =
  (...folders: readonly string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
const isOurs = within('client', 'server', 'shared', 'test');
const isLit = within('lit', '@lit', 'lit-html', 'lit-element');
const isView = within('client/components', 'client/controllers');

/** What only the words of a board are about; the relay knows none of it. */
const boardWords = within(
  ...['item', 'kind', 'records', 'ready', 'order', 'item-key', 'time-box', 'fold-box'].map(
    (n) => `shared/${n}.ts`,
  ),
);

const circlesIn: Rule = (files) => {
  const edges = new Map(
    files.map((file) => [file.path, importsOf(file).flatMap(({ to, onlyTypes }) => (onlyTypes ? [] : to))]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, way: readonly string[]) => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (way.includes(path) || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
};

interface Named {
  readonly name: string;
  readonly rule: Rule;
  /** A file that breaks the rule: if it is not found, the rule sees nothing. */
  readonly broken: readonly Source[];
}

const file = (path: string, text: string): Source => ({ path, text });

const rules: readonly Named[] = [
  {
    name: 'shared imports nothing of client, server or tests, and nothing of Node',
    rule: overImports(
      ({ from, to }) =>
        within('shared')(from) &&
        (to.startsWith('node:') || (isOurs(to) && !within('shared')(to)) || isLit(to)),
    ),
    broken: [file('shared/a.ts', "import { x } from '../client/b.ts';")],
  },
  {
    name: 'yjs stands only in the document code of shared',
    rule: overImports(
      ({ from, to }) => within('shared')(from) && to === 'yjs' && !within('shared/board')(from),
    ),
    broken: [file('shared/a.ts', "import * as Y from 'yjs';")],
  },
  {
    name: 'lib0 stands only in the protocol of shared',
    rule: overImports(
      ({ from, to }) => within('shared')(from) && within('lib0')(to) && from !== 'shared/protocol.ts',
    ),
    broken: [file('shared/board/a.ts', "import { x } from 'lib0/encoding';")],
  },
  {
    name: 'shared reads no clock, no chance, no page and no process',
    rule: overText(
      within('shared'),
      /Math\.random|Date\.now|new Date\(\)|\bset(?:Timeout|Interval)\(|\bcrypto\.|(?<![./\w])(?:document|window|process|globalThis)\.(?!\s)/,
    ),
    broken: [file('shared/a.ts', 'const now = Date.now();')],
  },
  {
    name: 'the store knows no view, no network and no storage',
    rule: overImports(
      ({ from, to }) =>
        within('client/store')(from) &&
        (isLit(to) || isView(to) || within('client/sync', 'client/storage')(to)),
    ),
    broken: [file('client/store/a.ts', "import { LitElement } from 'lit';")],
  },
  {
    name: 'network and storage know no store, no view and no item',
    rule: overImports(
      ({ from, to }) =>
        within('client/sync', 'client/storage')(from) &&
        (isLit(to) || isView(to) || within('client/store', 'shared/board')(to)),
    ),
    broken: [file('client/sync/a.ts', "import type { Board } from '../../shared/board/document.ts';")],
  },
  {
    name: 'views know no bytes: neither Yjs nor lib0 nor IndexedDB',
    rule: overImports(
      ({ from, to }) => isView(from) && within('yjs', 'lib0', 'idb-keyval', 'y-protocols', 'y-websocket')(to),
    ),
    broken: [file('client/components/a.ts', "import * as Y from 'yjs';")],
  },
  {
    name: 'views take only types from the network, and the pure functions of its status',
    rule: overImports(
      ({ from, to, onlyTypes }) =>
        isView(from) && within('client/sync')(to) && !onlyTypes && to !== 'client/sync/sync-status.ts',
    ),
    broken: [file('client/components/a.ts', "import { type A, connect } from '../sync/connection.ts';")],
  },
  {
    name: 'the relay knows bytes and boards, no item',
    rule: overImports(
      ({ from, to }) =>
        within('server')(from) &&
        !within('server/command', 'server/groundwork.ts')(from) &&
        (boardWords(to) || within('shared/board')(to)) &&
        !(from === 'server/http/boards-api.ts' && to === 'shared/board/new-board.ts'),
    ),
    broken: [file('server/room.ts', "import { kinds } from '../shared/kind.ts';")],
  },
  {
    name: 'the relay builds no document: Yjs stands where rows are folded, and in the command',
    rule: overImports(
      ({ from, to }) =>
        within('server')(from) &&
        !within('server/folding', 'server/command')(from) &&
        within('yjs', 'y-protocols')(to),
    ),
    broken: [file('server/relay/room.ts', "import * as Y from 'yjs';")],
  },
  {
    name: 'client and server do not know each other, and nobody knows the tests',
    rule: overImports(
      ({ from, to }) =>
        (within('client')(from) && within('server')(to)) ||
        (within('server')(from) && within('client')(to)) ||
        within('test')(to),
    ),
    broken: [file('client/a.ts', "import '../server/room.ts';")],
  },
  {
    name: 'a document is written through one door; only storage, which loads it, has its own',
    rule: overText(
      (path) => path !== 'shared/board/edit.ts' && !within('client/storage')(path),
      /\.transact\(|\btransact\(/,
    ),
    broken: [file('client/store/a.ts', 'doc.transact(() => undefined);')],
  },
  {
    name: 'no import goes round in a circle',
    rule: circlesIn,
    broken: [
      file('shared/a.ts', "import { b } from './b.ts';"),
      file('shared/b.ts', "import { a } from './a.ts';"),
    ],
  },
  {
    name: 'no file only hands on others, and none exports a default but the settings of tools',
    rule: (files) => [
      ...files.flatMap(({ path }) => (/(^|\/)index\.ts$/.test(path) ? `${path} is an index file` : [])),
      ...overText((path) => !/\.(?:config|d)\.ts$/.test(path), /\bexport default\b/)(files),
    ],
    broken: [file('client/index.ts', 'export default 1;')],
  },
  {
    name: 'no file is longer than 400 lines',
    rule: (files) =>
      files.flatMap(({ path, text }) => {
        const lines = text.split('\n').length - 1;
        return lines > 400 ? `${path} has ${lines} lines` : [];
      }),
    broken: [file('client/a.ts', '\n'.repeat(401))],
  },
  {
    name: 'every file begins by saying what it owns',
    rule: (files) =>
      files.flatMap(({ path, text }) =>
        /^\/[/*]/.test(text) || path.endsWith('.config.ts') ? [] : `${path} begins without a word`,
      ),
    broken: [file('client/a.ts', 'export const a = 1;')],
  },
];

describe('the architecture', () => {
  test.each(rules)('$name', ({ rule, broken }) => {
    expect(rule(broken).length).toBeGreaterThan(0);
    expect(rule(sources)).toEqual([]);
  });

  test('every import is of a file that is there', () => {
    const paths = new Set(sources.map(({ path }) => path));
    const found = sources.flatMap(importsOf).filter(({ to }) => isOurs(to) && to.endsWith('.ts'));
    expect(found.length).toBeGreaterThan(100);
    expect(found.flatMap(({ from, to }) => (paths.has(to) ? [] : `${from} imports ${to}`))).toEqual([]);
  });

  test('the middle file has fewer than 90 lines', () => {
    const lengths = sources.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(90);
  });

  test('every promise in behaviours.md names a test that is there', () => {
    const promises = readFileSync(new URL('test/behaviours.md', top), 'utf8').match(/^- .*$/gm) ?? [];
    expect(promises.length).toBeGreaterThan(50);
    const numbers = new Set<string>();
    for (const promise of promises) {
      const [, number = '', path = '', name = ''] =
        /^- \*\*([ABCGIMOPRSTW]\d+)\*\* .+\. `([^`]+)`: (.+)$/.exec(promise) ?? [];
      expect.soft(numbers.has(number) ? `${number} twice` : number, promise).toMatch(/^[A-Z]\d+$/);
      numbers.add(number);
      const there = path !== '' && existsSync(new URL(path, top));
      const text = there ? readFileSync(new URL(path, top), 'utf8').replaceAll("\\'", "'") : '';
      expect.soft(name !== '' && text.includes(name), promise).toBe(true);
    }
  });
});
