import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BoardLog, type Answer } from '../../../server/relay/board-log.ts';
import { HeldContent, readStateVector } from '../../../server/relay/held-content.ts';
import { readContent } from '../../../server/relay/update-content.ts';
import { syncType } from '../../../shared/protocol.ts';
import { updatesOf } from './raw-client.ts';

/** A log of these updates, the first `folded` of them in a snapshot, with what a document has of all. */
function logOf(updates: readonly Uint8Array[], folded = 0): BoardLog {
  const bytes = Y.mergeUpdates(updates.slice(0, folded));
  const summary = HeldContent.of(bytes).write();
  const log = new BoardLog(folded > 0 ? { sequence: folded, bytes, summary } : undefined);
  updates.slice(folded).forEach((update, i) => log.append(folded + i + 1, update, readContent(update)));
  return log;
}

const take = (updates: Generator<Uint8Array, never>, count: number) =>
  Array.from({ length: count }, () => updates.next().value);

/** The sync messages in the answer: type and payload. */
function messagesOf(answer: Answer | undefined): { type: number; update: Uint8Array }[] {
  const messages = [];
  for (let bytes = Buffer.concat(answer?.frames ?? []); bytes.length > 0;) {
    const short = bytes[1] ?? 0;
    const head = short === 126 ? 4 : short === 127 ? 10 : 2;
    const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? bytes.readUInt32BE(6) : short;
    const message = bytes.subarray(head, head + length);
    let prefix = 1;
    while ((message[1 + prefix] ?? 0) >= 0x80) prefix += 1;
    messages.push({ type: message[1] ?? -1, update: new Uint8Array(message.subarray(2 + prefix)) });
    bytes = bytes.subarray(head + length);
  }
  return messages;
}

function given(answer: Answer | undefined, to = new Y.Doc()): Y.Doc {
  for (const { update } of messagesOf(answer)) Y.applyUpdate(to, update);
  return to;
}

function withSome(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

const vectorOf = (doc: Y.Doc) => readStateVector(Y.encodeStateVector(doc));

describe('the log of an open board', () => {
  const updates = take(updatesOf('a'), 30);

  test.each([0, 10, 30])(
    'gives all to who has nothing, and calls them synced with the last of it (%i folded)',
    (folded) => {
      const answer = logOf(updates, folded).answer(new Map(), 30);
      expect(given(answer).getMap('test').get('a')).toBe(30);
      const types = messagesOf(answer).map(({ type }) => type);
      expect(types.at(-1)).toBe(syncType.step2);
      expect(types.slice(0, -1).every((type) => type === syncType.update)).toBe(true);
      expect(types).toHaveLength(30 - folded + (folded > 0 ? 1 : 0));
    },
  );

  test('gives who has the snapshot the rows that they lack and all deletions', () => {
    const log = logOf(updates, 10);
    const doc = withSome(updates.slice(0, 25));
    const answer = log.answer(vectorOf(doc), 30);
    expect(answer?.how).toBe('tail');
    expect(messagesOf(answer)).toHaveLength(6);
    expect(given(answer, doc).getMap('test').get('a')).toBe(30);
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(withSome(updates)))).toBe(true);
  });

  test('says nothing to who lacks nothing but the deletions, which no vector shows', () => {
    const log = logOf(updates, 10);
    const messages = messagesOf(log.answer(vectorOf(withSome(updates)), 30));
    expect(messages).toHaveLength(1);
    expect(Y.decodeUpdate((messages[0] as { update: Uint8Array }).update).structs).toEqual([]);
    expect(messagesOf(logOf([], 0).answer(new Map(), 0))).toEqual([
      { type: syncType.step2, update: Uint8Array.of(0, 0) },
    ]);
  });

  test('has no ready answer for who lacks a part of the snapshot', () => {
    const log = logOf(updates, 10);
    expect(log.answer(vectorOf(withSome(updates.slice(0, 5))), 30)).toBeUndefined();
    expect(withSome(log.updates(30)).getMap('test').get('a')).toBe(30);
  });

  test('holds back what is not relayed yet', () => {
    const log = logOf(updates, 10);
    expect(given(log.answer(new Map(), 20)).getMap('test').get('a')).toBe(20);
    expect(
      given(log.resumed(15, 20), withSome(updates.slice(0, 15)))
        .getMap('test')
        .get('a'),
    ).toBe(20);
  });

  test('goes on from a sequence while the rows are here, also those that were folded meanwhile', () => {
    const log = logOf(updates, 10);
    const bytes = Y.mergeUpdates(updates.slice(0, 20));
    log.folded({ sequence: 20, bytes }, false);
    expect(log.tail.rows).toBe(10);
    const doc = withSome(updates.slice(0, 12));
    const answer = log.resumed(12, 30);
    expect(messagesOf(answer)).toHaveLength(18);
    expect(given(answer, doc).getMap('test').get('a')).toBe(30);
    expect(messagesOf(log.resumed(30, 30))).toEqual([{ type: syncType.step2, update: Uint8Array.of(0, 0) }]);
    expect(log.resumed(9, 30)).toBeUndefined();
    expect(log.resumed(31, 30)).toBeUndefined();
    log.trim(0, 15, 1000);
    expect(log.resumed(14, 30)).toBeUndefined();
    expect(log.resumed(15, 30)).toBeDefined();
    log.trim(0, Infinity, 1000);
    expect(log.resumed(19, 30)).toBeUndefined();
    expect(given(log.answer(new Map(), 30)).getMap('test').get('a')).toBe(30);
  });

  test('forgets what a fold left out, so that it is taken when it comes again', () => {
    const log = logOf(updates, 0);
    const without = updates.filter((_, i) => i !== 29);
    log.folded({ sequence: 30, bytes: Y.mergeUpdates(without) }, true);
    expect(log.held.effectOf(readContent(updates[29] as Uint8Array))).toBe('new');
    expect(log.held.effectOf(readContent(updates[28] as Uint8Array))).toBe('nothing');
  });

  test('gives a long tail in few pieces, the same to all who ask before something new comes', () => {
    const many = take(updatesOf('b'), 5000);
    const log = logOf(many, 0);
    const answer = log.answer(new Map(), 5000);
    expect(answer?.frames.length).toBeLessThan(30);
    expect(given(answer).getMap('test').get('b')).toBe(5000);
    expect(log.answer(new Map(), 5000)).toBe(answer);
    expect(given(log.answer(new Map(), 4000)).getMap('test').get('b')).toBe(4000);
  });

  test('keeps its own bytes, not the buffer they came in', () => {
    const log = logOf([], 0);
    for (const length of [10, 100_000]) {
      const doc = new Y.Doc();
      doc.getText('t').insert(0, 'x'.repeat(length));
      const update = Y.encodeStateAsUpdate(doc);
      const row = log.append(length, update, readContent(update));
      expect(Buffer.compare(row.bytes, update)).toBe(0);
    }
  });
});
