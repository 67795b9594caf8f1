// A screen on a wall is told apart from the people in front of it.

import type { Present } from '../sync/presence.ts';

/** A screen at which nobody has said who they are: it is no person. */
export const isWall = ({ member, sessions }: Pick<Present, 'member' | 'sessions'>): boolean =>
  member === null && sessions.length > 0 && sessions.every(({ presents }) => presents === true);
