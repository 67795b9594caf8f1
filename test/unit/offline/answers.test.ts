import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, cacheName, cachesToDelete } from '../../../client/offline/answers.ts';
import { parseMessage, parseVersion } from '../../../client/offline/messages.ts';

const origin = 'https://board.example';

const answer = (path: string, mode = 'cors', method = 'GET') =>
  answerTo({ method, mode, url: path.startsWith('http') ? path : origin + path }, origin);

describe('a request', () => {
  test.each(['/', '/b/abc', '/b/abc/', '/b/abc?item=x&view=plan#edit.0.secret', '/?from=home'])(
    'to go to %s is answered with the page of this version',
    (path) => expect(answer(path, 'navigate')).toBe('page'),
  );

  test.each(['/assets/index-1.js', '/assets/inter.woff2', '/icon.svg', '/manifest.webmanifest', '/b/x.js'])(
    'for the file %s is answered with that file, never with the page',
    (path) => expect(answer(path, 'no-cors')).toBe('file'),
  );

  test.each(['/b/x.js', '/assets/old.js', '/home', '/b/a/c', '/index.html'])(
    'to go to %s, which is no view, is left to the relay',
    (path) => expect(answer(path, 'navigate')).toBe('network'),
  );

  test.each([
    '/api/boards',
    '/api/boards/x/pictures/y',
    '/sync',
    '/sync/board',
    '/healthz',
    '/readyz',
    '/metrics',
  ])('to %s is for the relay alone, in every mode', (path) => {
    for (const mode of ['cors', 'navigate', 'websocket', 'same-origin'])
      expect(answer(path, mode)).toBe('network');
  });

  test('that is no GET, or goes elsewhere, passes untouched', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
      for (const path of ['/', '/b/abc', '/assets/index-1.js'])
        expect(answer(path, 'navigate', method)).toBe('network');
    for (const url of [
      'https://elsewhere.example/',
      'http://board.example/',
      'blob:x',
      'data:,x',
      'not a url',
    ])
      expect(answerTo({ method: 'GET', mode: 'cors', url }, origin)).toBe('network');
  });

  test('for the page by anybody who does not go there is left to the relay', () =>
    expect(answer('/', 'cors')).toBe('network'));

  test('names that only begin like those of the relay are files', () => {
    for (const path of ['/apis', '/synchrotron', '/healthz.txt', '/readyz/x', '/syncs/x'])
      expect(answer(path)).toBe('file');
  });
});

describe('old copies', () => {
  const names = ['a', 'b', 'c', 'd'].map(cacheName);

  test('go, but for the version in force and the one before it', () =>
    expect(cachesToDelete(names, 'd', new Set(['d']))).toEqual([cacheName('a'), cacheName('b')]));

  test('stay while a tab shows their version', () =>
    expect(cachesToDelete(names, 'd', new Set(['a', 'd']))).toEqual([cacheName('b')]));

  test('all stay while a tab has not said which version it shows', () =>
    expect(cachesToDelete(names, 'd', undefined)).toEqual([]));

  test('of a version that came back are told by when they were made', () =>
    expect(cachesToDelete(names, 'b', new Set(['b']))).toEqual([cacheName('a'), cacheName('c')]));

  test('of others are left alone', () =>
    expect(cachesToDelete(['other', ...names, 'groundworks x'], 'd', new Set())).toEqual([
      cacheName('a'),
      cacheName('b'),
    ]));

  test('never are the version in force, the newest other, or one that is shown', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 })),
        fc.nat(),
        fc.array(fc.nat()),
        (versions, pick, seen) => {
          const inForce = versions[pick % versions.length] ?? 'none';
          const shown = new Set(seen.flatMap((at) => versions[at % versions.length] ?? []));
          const gone = cachesToDelete(versions.map(cacheName), inForce, shown);
          const others = versions.filter((version) => version !== inForce);
          for (const stays of [inForce, others.at(-1) ?? inForce, ...shown])
            expect(gone).not.toContain(cacheName(stays));
          // And what is left over beside these is gone.
          expect(gone).toHaveLength(others.slice(0, -1).filter((version) => !shown.has(version)).length);
        },
      ),
    ));
});

test('what is no message of ours is none', () => {
  expect(parseMessage('takeOver')).toBe('takeOver');
  for (const data of ['take over', '', null, undefined, 1, {}, ['version'], { ask: 'version' }])
    expect(parseMessage(data)).toBeUndefined();
  expect(parseVersion('0a1b2c3d4e5f6789')).toBe('0a1b2c3d4e5f6789');
  for (const data of ['', '%version%', 'A B', 'x'.repeat(65), null, 7, {}])
    expect(parseVersion(data)).toBeUndefined();
});
