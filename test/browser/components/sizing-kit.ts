// A room that votes, for component tests: some desks joined as by the relay, an item, and what is heard and said.

import { vi } from 'vitest';
import '../../../client/components/refine/gw-sizing.ts';
import type { GwSizing } from '../../../client/components/refine/gw-sizing.ts';
import { useAudio, type AudioHere } from '../../../client/sound.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { setRoles } from '../../../shared/board/mutate-member.ts';
import { castVote } from '../../../shared/board/mutate-vote.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import type { Kind } from '../../../shared/kind.ts';
import type { Role } from '../../../shared/records.ts';
import { desk, pipe, type Desk, type Pipe } from './desk.ts';
import { mount } from './mount.ts';
import { settled } from './stage.ts';

export interface VotingRoom {
  readonly maya: Desk;
  readonly jon: Desk;
  readonly asha: Desk;
  readonly item: ItemId;
  /** Between Maya's desk and the two others. */
  readonly lines: readonly Pipe[];
  readonly vote: (at: Desk, card: string) => void;
}

export const meAt = (at: Desk): MemberId => at.session.me as MemberId;

/** Maya, product owner and leader of most tests, with the engineers Jon and Asha, each at a desk. */
export function votingRoom(kind: Kind = 'story'): VotingRoom {
  const maya = desk({ name: 'Maya Olsen' });
  const jon = desk({ seed: 2, name: 'Jon Karlsson' });
  const asha = desk({ seed: 3, name: 'Asha Singh' });
  const lines = [pipe(maya, jon), pipe(maya, asha), pipe(jon, asha)];
  give(maya, 'productOwner');
  give(jon, 'engineer');
  give(asha, 'engineer');
  const item = addItem(maya.store.board, maya.act(meAt(jon)), {
    kind,
    title: 'Which authentication provider fits single sign-on?',
  });
  const vote = (at: Desk, card: string) => castVote(at.store.board, at.act(), item, card);
  return { maya, jon, asha, item, lines, vote };
}

export function give(at: Desk, ...roles: readonly Role[]): void {
  setRoles(at.store.board, at.act(), meAt(at), roles);
}

/** Puts the vote of an item on the page, as this desk sees it. */
export async function putSizing(at: Desk, item: ItemId, compact = false): Promise<GwSizing> {
  const element = document.createElement('gw-sizing');
  element.item = item;
  element.compact = compact;
  element.style.width = compact ? '390px' : '248px';
  return mount(at, element);
}

/** What begins to sound, in place of the browser's audio: each is one bell or tone, whatever it is made of. */
export function hear(): { readonly sounds: number } {
  const heard = { sounds: 0 };
  let strokes = 0;
  const node = () => ({
    frequency: { value: 0 },
    gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} },
    connect() {},
    start() {
      strokes += 1;
      // The bell is two tones struck at once.
      heard.sounds = strokes / 2;
    },
    stop() {},
  });
  const audio = {
    state: 'running',
    currentTime: 0,
    destination: {},
    createOscillator: node,
    createGain: node,
    resume: async () => {},
  };
  useAudio(() => audio as unknown as AudioHere);
  vi.spyOn(navigator, 'userActivation', 'get').mockReturnValue({ hasBeenActive: true, isActive: true });
  return heard;
}

/** What is said to a screen reader from now on. */
export function listen(): string[] {
  const said: string[] = [];
  document.body.addEventListener('gw-announce', (event) => said.push(event.words));
  return said;
}

export const textOf = (element: Element): string =>
  (element.shadowRoot ?? element).textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** As a hand does: the button has the focus, and what becomes of it is seen. */
export async function press(button: HTMLElement): Promise<void> {
  button.focus();
  button.click();
  await settled();
}
