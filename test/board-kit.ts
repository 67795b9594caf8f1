// Boards for tests in one line: exact time, seeded chance, people of every role, replicas that exchange updates.

import * as Y from 'yjs';
import { openBoard, type Board } from '../shared/board/document.ts';
import type { Act } from '../shared/board/edit.ts';
import { addMember, setRoles } from '../shared/board/mutate-member.ts';
import type { MemberId, Random } from '../shared/ids.ts';
import type { Role } from '../shared/records.ts';

/** A small seeded generator (mulberry32): the same seed, the same numbers, on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 2026-11-23, a Monday, 09:00 UTC. */
export const monday = Date.UTC(2026, 10, 23, 9);

export interface TestBoard {
  readonly board: Board;
  /** An act of this person; time goes on by a second each time. */
  act(by?: MemberId | null): Act;
}

export function testBoard(seed = 1): TestBoard {
  const random = seeded(seed);
  const doc = new Y.Doc();
  doc.clientID = Math.floor(random() * 2 ** 31);
  let at = monday;
  return {
    board: openBoard(doc),
    act: (by = null) => {
      at += 1000;
      return { by, at, random };
    },
  };
}

/** Adds a member with exactly these roles. */
export function person(on: TestBoard, name: string, ...roles: readonly Role[]): MemberId {
  const id = addMember(on.board, on.act(), name);
  setRoles(on.board, on.act(id), id, roles);
  return id;
}

/** A second replica of the board with the same content. */
export function replicaOf(on: TestBoard, seed: number): TestBoard {
  const other = testBoard(seed);
  exchange(on.board, other.board);
  return other;
}

/** Brings two boards to the same state, as the relay would. */
export function exchange(a: Board, b: Board): void {
  const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
  const forA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
  Y.applyUpdate(b.doc, forB, 'network');
  Y.applyUpdate(a.doc, forA, 'network');
}
