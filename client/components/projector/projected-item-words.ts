// What an item says to a room beside its title: what it is good for, how large it is and how the agreement on that stands,
// what it waits for.

import { timeLeft } from '../../../shared/box-reading.ts';
import type { Proposal } from '../../../shared/box-proposals.ts';
import { formatHours } from '../../../shared/duration.ts';
import { isFinished } from '../../../shared/finished.ts';
import { foldBox, type Box } from '../../../shared/fold-box.ts';
import { isKnown, type Item, type Spike } from '../../../shared/item.ts';
import { kinds, type FormField } from '../../../shared/kind.ts';
import { openSprints } from '../../../shared/sprints.ts';
import { hourMs } from '../../../shared/time-box.ts';
import type { BoardSession } from '../../session.ts';
import type { BoardStore } from '../../store/board-store.ts';
import { recordedWords } from '../box-mark.ts';
import { excerptOf, plainExcerpt, titleOf } from '../item-words.ts';
import { keysOf, waitsOf } from '../plan-row-words.ts';
import { pointsWords } from '../weight-words.ts';
import { fewKeys } from './projected-row.ts';

/** The words under the title. */
export interface Lead {
  /** '' where the words need none. */
  readonly label: string;
  readonly words: string;
}

/** What it is for, else what is asked or wrong, by how they are called in front of a room. */
const leads = [
  ['soThat', 'So that'],
  ['want', 'Wanted'],
  ['question', 'Question'],
  ['happens', 'What happens'],
  ['description', ''],
] as const;

/** Null where there is none yet. Words kept from another kind are not shown. */
export function leadOf(item: Item): Lead | null {
  if (!isKnown(item)) {
    const words = excerptOf(item);
    return words === '' ? null : { label: '', words };
  }
  const form: readonly FormField[] = kinds[item.kind].form;
  for (const [field, label] of leads) {
    if (!form.some((one) => one.field === field)) continue;
    const words = plainExcerpt(item.texts[field] ?? '').replace(/^so that\s+/i, '');
    if (words !== '') return { label, words };
  }
  return null;
}

export interface SizeState {
  readonly words: string;
  /** `open`: something is still to be agreed; `up`: the time is up; `good`: an outcome is recorded. */
  readonly tone: '' | 'open' | 'up' | 'good';
}

/** Null where nothing is known of its size. */
export function sizeState(item: Item, session: BoardSession): SizeState | null {
  if (!isKnown(item)) return null;
  if (item.kind === 'spike') return boxState(item, session);
  if (item.points !== null) return { words: pointsWords({ points: item.points }), tone: '' };
  if (item.kind === 'task' && item.underHalfDay) return { words: 'Under half a day', tone: '' };
  return { words: 'Not sized yet', tone: 'open' };
}

const agreed = ({ agreedBy, asked }: Proposal): string => `agreed by ${agreedBy.length} of ${asked.length}`;

/** "4 h more proposed, agreed by 1 of 3: 2 are needed" */
function proposed(pending: Proposal, what: string): string {
  const { hours, needed } = pending;
  return `${formatHours(hours * hourMs)}${what} proposed, ${agreed(pending)}: ${needed} ${needed === 1 ? 'is' : 'are'} needed`;
}

function boxState({ box: log, people }: Spike, session: BoardSession): SizeState {
  const box = foldBox(log, session.now());
  const many = people > 1 ? ` × ${people} people` : '';
  const { pending, state } = box;
  if (state === 'empty' || (box.limit === 0 && !pending && state !== 'closed'))
    return { words: 'No time-box yet', tone: 'open' };
  if (box.limit === 0 && pending) return { words: proposed(pending, many), tone: 'open' };
  const more = pending ? `; ${proposed(pending, ' more')}` : '';
  const words = `${agreedWords(box, many, session.clockIsSure)}${more}`;
  if (state === 'closed') return { words, tone: box.outcome?.outcome === 'dropped' ? '' : 'good' };
  if (state === 'used up') return { words, tone: 'up' };
  return { words, tone: more === '' && !box.warned ? '' : 'open' };
}

/** A box whose hours are agreed, or that is closed. */
function agreedWords(box: Box, many: string, sure: boolean): string {
  const { limit, state, outcome } = box;
  const whole = `${formatHours(limit)} time-box${many}`;
  const left = `${box.running && !sure ? '≈ ' : ''}${timeLeft(box)} left`;
  switch (state) {
    case 'running':
      return `${whole}, ${left}`;
    case 'paused':
      return `${whole}, ${left}, the clock stands still`;
    case 'used up':
      return `Time is up: ${whole}`;
    case 'closed': {
      const recorded = outcome ? recordedWords[outcome.outcome] : 'Closed';
      return limit > 0 ? `${recorded}, after ${formatHours(box.spent)} of ${formatHours(limit)}` : recorded;
    }
    case 'empty':
    case 'proposed':
    case 'agreed': {
      const last = box.inForce.at(-1);
      return last && last.asked.length > 0 ? `${whole}, ${agreed(last)}` : whole;
    }
  }
}

/** Of the title of another item so many letters are shown. */
const longestTitle = 56;
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function shortTitle(item: Item): string {
  const title = titleOf(item);
  const each = Array.from(letters.segment(title), ({ segment }) => segment);
  return each.length <= longestTitle
    ? title
    : `${each
        .slice(0, longestTitle - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * "Waits for GW-46 Set up AWS staging, which is not in this sprint": what does not come in time first. Nothing is said
 * of sprints where the item stands in none that goes on.
 */
export function waitsSentences(item: Item, store: BoardStore): readonly string[] {
  if (isFinished(item, store.columns)) return [];
  const { sprint } = item.place;
  const isPlanned = openSprints(store.sprints).some(({ id }) => id === sprint);
  const { inTime, outside } = waitsOf(item, store, isPlanned ? sprint : null);
  const late = outside.flatMap((id) => store.item(id) ?? []);
  const early = item.blockedBy
    .flatMap((id) => store.item(id) ?? [])
    .filter((other) => inTime.includes(store.keyOf(other)));
  return [
    sentence(late, store, (one) => `, which ${one ? 'is' : 'are'} not in this sprint`),
    sentence(early, store, (one) => (isPlanned ? `, which ${one ? 'comes' : 'come'} in time` : '')),
  ].filter((words) => words !== '');
}

function sentence(others: readonly Item[], store: BoardStore, end: (one: boolean) => string): string {
  const [first] = others;
  if (!first) return '';
  const names =
    others.length === 1
      ? `${store.keyOf(first)} ${shortTitle(first)}`
      : fewKeys(
          keysOf(
            store,
            others.map(({ id }) => id),
          ),
        );
  return `Waits for ${names}${end(others.length === 1)}`;
}
