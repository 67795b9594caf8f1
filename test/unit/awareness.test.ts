// What became more of the technical backlog since the product owner last looked; also over merges.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newsSince, type News } from '../../shared/awareness.ts';
import { markTechnicalSeen, lastLook } from '../../shared/board/mutate-seen.ts';
import { agreeToBox, proposeBox } from '../../shared/board/mutate-box.ts';
import { backlogOf } from '../../shared/item.ts';
import { addItem, archiveItem, changeKind, sizeItem } from '../../shared/board/mutate-item.ts';
import { mergeMembers } from '../../shared/board/mutate-member.ts';
import { changeSetting } from '../../shared/board/mutate-settings.ts';
import { onStep, Refusal } from '../../shared/board/edit.ts';
import { readItem } from '../../shared/board/read-item.ts';
import { readColumns, readLooked, readMembers, readSettings } from '../../shared/board/read-records.ts';
import { moveItem } from '../../shared/board/mutate-place.ts';
import { isFinished } from '../../shared/finished.ts';
import type { ColumnId, ItemId, MemberId } from '../../shared/ids.ts';
import { resolveMember } from '../../shared/team.ts';
import { exchange, monday, person, replicaOf, testBoard, type TestBoard } from '../board-kit.ts';

const done = 'cDone' as ColumnId;

function team(seed = 1) {
  const on = testBoard(seed);
  const maya = person(on, 'Maya', 'productOwner');
  const jon = person(on, 'Jon', 'engineer');
  return { on, maya, jon };
}

const task = (on: TestBoard, by: MemberId, points: number | null, title = 'task'): ItemId => {
  const id = addItem(on.board, on.act(by), { kind: 'task', title });
  if (points !== null) sizeItem(on.board, on.act(by), id, points);
  return id;
};

/** What this person is told on this board. */
function newsFor({ board }: TestBoard, me: MemberId): News {
  const columns = readColumns(board);
  const members = readMembers(board);
  const open = ([...board.items.keys()] as ItemId[]).flatMap((id) => {
    const item = readItem(board, id);
    const counts = item && !item.archived && backlogOf(item) === 'technical' && !isFinished(item, columns);
    return counts ? item : [];
  });
  const isMine = (by: MemberId | null) =>
    by !== null && resolveMember(members, by) === resolveMember(members, me);
  return newsSince(lastLook(board, me), open, readSettings(board).rate, ({ createdBy }) => isMine(createdBy));
}

describe('what is new since somebody looked', () => {
  test('all of it, before they ever looked', () => {
    const { on, maya, jon } = team();
    const a = task(on, jon, 5);
    expect(newsFor(on, maya)).toEqual({
      since: null,
      fresh: [a],
      grown: [],
      gone: [],
      hours: 20,
      converted: true,
    });
  });

  test('nothing right after the look; then new items, grown ones, and their hours alone', () => {
    const { on, maya, jon } = team();
    const a = task(on, jon, 5);
    const b = task(on, jon, 8);
    const act = on.act(maya);
    markTechnicalSeen(on.board, act);
    expect(newsFor(on, maya)).toMatchObject({ since: act.at, fresh: [], grown: [], gone: [], hours: 0 });
    const c = task(on, jon, 3);
    sizeItem(on.board, on.act(jon), a, 8);
    sizeItem(on.board, on.act(jon), b, 5);
    expect(newsFor(on, maya)).toMatchObject({
      fresh: [c],
      grown: [{ id: a, from: 20, to: 32 }],
      hours: 24,
      converted: true,
    });
  });

  test('an extension that was agreed to makes a spike grow, in plain hours', () => {
    const { on, maya, jon } = team();
    const spike = addItem(on.board, on.act(jon), { kind: 'spike', title: 'Which vault?' });
    proposeBox(on.board, on.act(jon), spike, 8);
    markTechnicalSeen(on.board, on.act(maya));
    for (const member of [jon, maya]) {
      try {
        agreeToBox(on.board, on.act(member), spike);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    expect(newsFor(on, maya)).toMatchObject({
      grown: [{ id: spike, from: 0, to: 8 }],
      hours: 8,
      converted: false,
    });
  });

  test('a new rate makes nothing grow', () => {
    const { on, maya, jon } = team();
    task(on, jon, 5);
    markTechnicalSeen(on.board, on.act(maya));
    changeSetting(on.board, on.act(maya), 'rate', 6);
    expect(newsFor(on, maya)).toMatchObject({ fresh: [], grown: [], hours: 0 });
    const more = task(on, jon, 2);
    expect(newsFor(on, maya)).toMatchObject({ fresh: [more], hours: 12 });
  });

  test('finished, archived and other-backlog items are gone and cost nothing; one that comes back is new', () => {
    const { on, maya, jon } = team();
    const [a, b, c] = [task(on, jon, 5), task(on, jon, 5), task(on, jon, 5)];
    markTechnicalSeen(on.board, on.act(maya));
    archiveItem(on.board, on.act(jon), a);
    changeKind(on.board, on.act(jon), b, 'story');
    moveItem(on.board, on.act(jon), c, { column: done }, 'it is live');
    expect(newsFor(on, maya)).toMatchObject({ fresh: [], grown: [], gone: [a, b, c].sort(), hours: 0 });
    const story = addItem(on.board, on.act(jon), { kind: 'story', title: 'becomes a task' });
    changeKind(on.board, on.act(jon), story, 'task');
    expect(newsFor(on, maya).fresh).toEqual([story]);
  });

  test('what I made myself is not new to me, but its hours are once it is sized', () => {
    const { on, maya, jon } = team();
    markTechnicalSeen(on.board, on.act(maya));
    const mine = task(on, maya, null);
    expect(newsFor(on, maya)).toMatchObject({ fresh: [], grown: [] });
    sizeItem(on.board, on.act(jon), mine, 3);
    expect(newsFor(on, maya)).toMatchObject({ grown: [{ id: mine, from: 0, to: 12 }], hours: 12 });
  });

  test('an item made offline before the look and merged after it is still new', () => {
    const { on, maya, jon } = team();
    task(on, jon, 5);
    const train = replicaOf(on, 2);
    const late = task(train, jon, 3, 'made on the train');
    markTechnicalSeen(on.board, { ...on.act(maya), at: monday + 9_000_000 });
    exchange(on.board, train.board);
    expect(newsFor(on, maya)).toMatchObject({ fresh: [late], hours: 12 });
  });

  test('two looks offline: one of them stands on both, and nobody else has looked', () => {
    const { on, maya, jon } = team();
    const dev = person(on, 'Dev', 'developmentManager');
    task(on, jon, 5);
    const other = replicaOf(on, 2);
    markTechnicalSeen(on.board, on.act(maya));
    markTechnicalSeen(other.board, other.act(maya));
    exchange(on.board, other.board);
    expect(readLooked(on.board, maya)).toEqual(readLooked(other.board, maya));
    expect(newsFor(on, maya).fresh).toEqual([]);
    expect(newsFor(on, dev).since).toBe(null);
  });

  test('a look is not lost when two entries of one person are merged', () => {
    const { on, maya, jon } = team();
    const again = person(on, 'Maya O.', 'productOwner');
    task(on, jon, 5);
    markTechnicalSeen(on.board, on.act(maya));
    mergeMembers(on.board, on.act(maya), maya, again);
    expect(newsFor(on, again).fresh).toEqual([]);
  });

  test('stands outside undo, and is refused to those who are not told', () => {
    const { on, maya, jon } = team();
    let steps = 0;
    onStep(on.board, () => (steps += 1));
    markTechnicalSeen(on.board, on.act(maya));
    expect(steps).toBe(0);
    expect(() => markTechnicalSeen(on.board, on.act(jon))).toThrow(Refusal);
    expect(() => markTechnicalSeen(on.board, on.act(null))).toThrow('Say who you are first.');
  });

  test('whatever stands in its place is read as a look or as none, never thrown at', () => {
    const { on, maya } = team();
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (whole, hours) => {
        on.board.flat.members.set(`${maya}/looked`, [whole]);
        expect(readLooked(on.board, maya)).toEqual(null);
        on.board.flat.members.set(`${maya}/looked`, { at: 'now', hours: whole });
        expect(readLooked(on.board, maya)).toEqual(null);
        on.board.flat.members.set(`${maya}/looked`, { at: 5, rate: hours, hours });
        expect(readLooked(on.board, maya)?.at).toBe(5);
      }),
    );
  });

  test('never tells less work: hours are never below zero, and seen at once means no news', () => {
    const sizes = fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { maxLength: 6 });
    fc.assert(
      fc.property(sizes, sizes, (before, after) => {
        const { on, maya, jon } = team();
        const ids = before.map((points) => task(on, jon, points));
        markTechnicalSeen(on.board, on.act(maya));
        for (const [i, points] of after.entries()) {
          const id = ids[i];
          if (id) sizeItem(on.board, on.act(jon), id, points);
          else task(on, jon, points);
        }
        const news = newsFor(on, maya);
        expect(news.hours).toBeGreaterThanOrEqual(0);
        expect(news.fresh.length).toBe(Math.max(0, after.length - before.length));
        markTechnicalSeen(on.board, on.act(maya));
        expect(newsFor(on, maya)).toMatchObject({ fresh: [], grown: [], hours: 0 });
      }),
      { numRuns: 60 },
    );
  });
});
