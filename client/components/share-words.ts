// What the links of a board are called, what each lets its holder do, and what replacing one means, in sentences.

import type { BoardLinks, ReplaceableLink } from '../session.ts';

export type LinkName = keyof BoardLinks;

export const linkWords = {
  edit: {
    name: 'Edit link',
    meaning: 'For the team: whoever has it can change everything on this board.',
  },
  view: {
    name: 'View link',
    meaning: 'For others: whoever has it sees the board live and changes nothing.',
  },
  owner: {
    name: 'Owner link',
    meaning: 'For you alone: with it the edit link can be replaced. Keep it where you keep your passwords.',
  },
} as const satisfies Record<LinkName, { readonly name: string; readonly meaning: string }>;

/** What comes of replacing a link, said before it is done. */
export const consequences: Readonly<Record<ReplaceableLink, readonly string[]>> = {
  edit: [
    'Everybody on the team must be given the new link; the view link becomes a new one, too.',
    'Whoever is on the board by an old link is sent away within a second. What they typed stays in their browser and is sent with the new link.',
    'Who has seen the board by the old link may have kept a copy of what stood there.',
  ],
  view: [
    'Everybody who looks must be given the new link, screens on a wall too.',
    'Whoever looks by the old link is sent away within a second. The edit link stays as it is, and so does the team’s work.',
  ],
};

export const replacedWords: Readonly<Record<ReplaceableLink, string>> = {
  edit: 'The edit link is a new one now, and so is the view link. Give them to your team.',
  view: 'The view link is a new one now. Give it to those who look.',
};

/** True for an address that leads others to their own machine instead of to this one. */
export function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^(?:127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  );
}
