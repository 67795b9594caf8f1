// Moves an item to another board, in an order in which it cannot half-happen: the other board has the item on its
// relay's disk before this one archives it. Cut off in between, the item stands on both, and the next try finds the
// one that arrived and finishes.

import { Refusal } from '../shared/board/edit.ts';
import { archiveMoved, arrivedItem, unpackItem } from '../shared/board/mutate-parcel.ts';
import { packItem } from '../shared/board/pack-item.ts';
import { readKey } from '../shared/board/read-key.ts';
import type { BoardId, ItemId } from '../shared/ids.ts';
import { backlogOf } from '../shared/item.ts';
import type { Backlog } from '../shared/kind.ts';
import { activeSprint } from '../shared/sprints.ts';
import type { BoardSession } from './session.ts';

/** What is under way, for the person who waits. */
export type MoveStage = 'opening' | 'writing' | 'archiving';

export interface Moved {
  readonly board: BoardId;
  readonly item: ItemId;
  /** What it is called there. */
  readonly key: string;
  /** The column that it stands in there, by name; null: none, only in its backlog. */
  readonly column: string | null;
  readonly backlog: Backlog;
  /** The sprint whose items alone the Board there shows, and it is in none; null where there is no such sprint. */
  readonly outside: string | null;
}

export interface MoveOptions {
  readonly here: BoardSession;
  readonly item: ItemId;
  /** Opens the other board beside the shown one. */
  readonly open: () => Promise<BoardSession>;
  readonly onStage?: (stage: MoveStage) => void;
  /** Milliseconds that the other board's relay may take for each of its two answers. */
  readonly patience?: number;
}

/** A move that did not happen, or not to its end, with a sentence for the person. */
export class MoveRefusal extends Error {}

const refuse = (sentence: string): never => {
  throw new MoveRefusal(sentence);
};

/** Milliseconds that a line may be dead before nothing more is hoped for. */
const offlinePatience = 3000;

const onRelay = ({ status }: BoardSession) => status.where === 'saved' || status.where === 'relayOnly';

/** Settles with true when the relay has all of this board on its disk, with false when that takes too long. */
function untilOnRelay(board: BoardSession, patience: number): Promise<boolean> {
  if (onRelay(board)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (saved: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(saved);
    };
    let timer = setTimeout(() => end(false), patience);
    let cutOff = false;
    const look = () => {
      const { where } = board.status;
      if (onRelay(board)) end(true);
      // A refusal does not get better by waiting, and a dead line hardly.
      else if (where === 'refused') end(false);
      else if (where === 'offline' && !cutOff) {
        cutOff = true;
        clearTimeout(timer);
        timer = setTimeout(() => end(false), Math.min(patience, offlinePatience));
      }
    };
    const stop = board.subscribe(look);
    look();
  });
}

/** Takes a picture's bytes to the other board, where they wait for the item that names them. */
async function takePicture(
  here: BoardSession,
  there: BoardSession,
  item: ItemId,
  hash: string,
  title: string,
): Promise<void> {
  const file = await here.pictures.file(hash);
  const prepared = file && (await there.pictures.prepare(file, item));
  if (prepared?.hash !== hash)
    refuse(
      `The picture ${title === '' ? '' : `“${title}” `}has not arrived on this device, so nothing was moved. Open the item until it shows, then try again.`,
    );
}

/** Moves the item. Rejects with a MoveRefusal; until the very last step nothing has changed on this board. */
export async function moveItem(options: MoveOptions): Promise<Moved> {
  const { here, item, open, onStage = () => {}, patience = 20_000 } = options;
  onStage('opening');
  const there = await open();
  try {
    return await move(here, there, item, patience, onStage);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  } finally {
    await there.close();
  }
}

async function move(
  here: BoardSession,
  there: BoardSession,
  item: ItemId,
  patience: number,
  onStage: (stage: MoveStage) => void,
): Promise<Moved> {
  await there.loaded;
  // All that the other board has must be here, or what arrived earlier would not be found.
  if (!(await untilOnRelay(there, patience)))
    refuse(
      `The other board's relay does not answer, so nothing was moved. ${there.status.where === 'refused' ? there.status.sentence : 'Try again when there is a connection.'}`,
    );
  if (there.readOnly)
    refuse('The other board can only be looked at from this browser, so nothing was moved.');
  const from = { board: here.id, item };
  const parcel = packItem(here.store.board, item);
  const pictures = here.store.item(item)?.pictures ?? [];
  const arrived = arrivedItem(there.store.board, from);
  onStage('writing');
  for (const { hash, title } of pictures) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: each may have 2 MB
    await takePicture(here, there, item, hash, title);
  }
  const id = unpackItem(there.store.board, there.act(), parcel, from);
  const saved = await untilOnRelay(there, patience);
  if (!saved)
    refuse(
      `The other board has taken it in, but its relay has not confirmed it. ${arrived ? 'It is still on both boards' : 'It stays on this board too'} until you move it once more; there will be one only.`,
    );
  onStage('archiving');
  archiveMoved(here.store.board, here.act(), item, { board: there.id, item: id });
  return { board: there.id, item: id, key: readKey(there.store.board, id), ...standing(there, id) };
}

function standing({ store }: BoardSession, id: ItemId): Pick<Moved, 'column' | 'backlog' | 'outside'> {
  const item = store.item(id);
  const place = item?.place ?? { column: null, sprint: null };
  const shown = place.column === null ? null : store.shownColumn(place.column);
  const active = activeSprint(store.sprints);
  return {
    column: store.columns.find((column) => column.id === shown)?.name ?? null,
    backlog: item ? backlogOf(item) : 'product',
    outside: active && active.id !== place.sprint ? active.name : null,
  };
}
