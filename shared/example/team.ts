// The invented team of the example board.

import type { Role } from '../records.ts';

interface Somebody {
  readonly name: string;
  readonly roles: readonly Role[];
}

export const team = {
  maya: { name: 'Maya Olsen', roles: ['productOwner'] },
  jon: { name: 'Jon Karlsson', roles: ['engineer'] },
  asha: { name: 'Asha Singh', roles: ['engineer'] },
  tom: { name: 'Tom Duarte', roles: ['engineer', 'facilitator'] },
  lena: { name: 'Lena Roth', roles: ['engineer'] },
  noor: { name: 'Noor Haddad', roles: ['developmentManager'] },
  ines: { name: 'Ines Varga', roles: ['stakeholder'] },
} as const satisfies Record<string, Somebody>;

export type Person = keyof typeof team;

/** In the order in which they joined. */
export const people = Object.keys(team) as readonly Person[];

export const isEngineer = (person: Person): boolean =>
  (team[person].roles as readonly Role[]).includes('engineer');
