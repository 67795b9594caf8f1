// The part of hands that picks up, carries and drags: not needed to see a board, so it is loaded in a quiet moment after
// the start, or when somebody comes near a card before that.

import type * as part from './card-moving.ts';

type MovingPart = typeof part;

let loaded: MovingPart | undefined;
let tell: (part: MovingPart) => void = () => undefined;
const there = new Promise<MovingPart>((resolve) => {
  tell = resolve;
});

/** The part, where it is there already. */
export const movingPart = (): MovingPart | undefined => loaded;

/** The part as soon as it is there, whoever loads it. */
export const whenMovingPart = (): Promise<MovingPart> => there;

/** Fails when the page cannot reach its relay. */
export async function loadMovingPart(): Promise<MovingPart> {
  loaded ??= await import('./card-moving.ts');
  tell(loaded);
  return loaded;
}
