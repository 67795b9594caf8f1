// Which of those whom presence tells of is a screen on the wall, and nobody in person.

import type { Present } from '../sync/presence.ts';

export const isScreen = ({ member, sessions }: Present): boolean =>
  member === null && sessions.every(({ presents }) => presents === true);
