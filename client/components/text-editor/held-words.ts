// Words of a text that could not be written yet, since nobody has said who writes or the change was refused: kept with the
// drafts, so that the field shows them again when it is opened again, also after a reload.

import type { TextRef } from '../../../shared/board/mutate-text.ts';
import type { BoardSession } from '../../session.ts';
import { draftOf, keepDraft } from '../drafts.ts';

export interface HeldWords {
  /** The shared words that these were typed upon. */
  readonly base: string;
  /** What stands in the field. */
  readonly shown: string;
}

const placeOf = (ref: TextRef) => {
  const { item } = ref;
  return `held ${JSON.stringify('field' in ref ? { item, field: ref.field } : { item, line: ref.line })}`;
};

export function holdWords(session: BoardSession, ref: TextRef, { base, shown }: HeldWords): void {
  keepDraft(session, placeOf(ref), JSON.stringify({ base, shown }));
}

export function heldWords(session: BoardSession, ref: TextRef): HeldWords | undefined {
  try {
    const held: unknown = JSON.parse(draftOf(session, placeOf(ref)));
    if (typeof held !== 'object' || held === null) return undefined;
    const { base, shown } = held as Readonly<Record<string, unknown>>;
    return typeof base === 'string' && typeof shown === 'string' ? { base, shown } : undefined;
  } catch {
    return undefined; // nothing is held, or what is there is not ours
  }
}

/** They are written, or gone. */
export function letGo(session: BoardSession, ref: TextRef): void {
  const place = placeOf(ref);
  if (draftOf(session, place) !== '') keepDraft(session, place, '');
}
