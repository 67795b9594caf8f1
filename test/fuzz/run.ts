// One run of the fuzz: a seed makes people, clocks, a network and what everybody does; at the end all that must hold
// is checked. The same seed makes the same run.

import { passTime } from './wall-clock.ts';
import * as Y from 'yjs';
import { Refusal } from '../../shared/board/edit.ts';
import { newBoardUpdate } from '../../shared/board/new-board.ts';
import { monday } from '../board-kit.ts';
import {
  checkBoxes,
  checkEqual,
  checkLedger,
  checkLists,
  checkLogs,
  checkStore,
  checkSurprises,
} from './checks.ts';
import { drawFrom, type Draw } from './draw.ts';
import { Ledger } from './ledger.ts';
import { Network } from './network.ts';
import { nextStep, themes, type Theme } from './operations.ts';
import { fromNetwork, Replica } from './replica.ts';
import { rules as realRules, type Rules } from './rules.ts';
import { newWords } from './words.ts';

const minute = 60_000;
const names = ['Ann', 'Ben', 'Cem', 'Dua', 'Eva'];

export interface Run {
  readonly seed: number;
  /** What does not hold; empty when all is well. */
  readonly wrong: readonly string[];
  /** What everybody did, in order. */
  readonly steps: readonly string[];
  readonly operations: number;
  readonly refusals: number;
  readonly deliveries: number;
}

export function runSeed(seed: number, rules: Rules = realRules, about?: Theme): Run {
  const draw = drawFrom(seed);
  const drawn = draw.one(themes);
  const theme = about ?? drawn;
  const crowd = 1 + draw.below(4);
  const steps: string[] = [];
  const wrong: string[] = [];
  let now = monday;
  let operations = 0;
  let refusals = 0;

  const replicas = names.slice(0, 2 + draw.below(4)).map((name) => {
    const skew = draw.chance(0.5) ? 0 : (draw.below(2881) - 1440) * minute;
    return new Replica(name, drawFrom(draw.below(2 ** 31)), skew, () => now);
  });
  const network = new Network(draw, replicas);
  const ledger = new Ledger(rules);
  const newWord = newWords();

  const change = (replica: Replica, words: string, run: () => unknown) => {
    const before = ledger.glance(replica);
    const made = network.made.length;
    let end = '';
    try {
      run();
      operations += 1;
    } catch (error) {
      if (error instanceof Refusal) {
        refusals += 1;
        end = ` (${error.message})`;
        if (network.made.length > made) wrong.push(`${replica.name}, ${words}: refused, and yet written`);
      } else {
        wrong.push(`${replica.name}, ${words}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    steps.push(`${replica.name}: ${words}${end}`);
    ledger.enter(replica, before);
  };

  begin(replicas, network, rules, change, draw);
  const count = 50 + draw.below(110);
  for (let i = 0; i < count && wrong.length === 0; i += 1) {
    now += draw.chance(0.05) ? (8 + draw.below(10)) * 60 * minute : draw.below(20) * minute;
    passTime(draw.chance(0.5) ? 100 : 2000);
    const replica = draw.one(replicas);
    try {
      turnOfFortune(draw, network, replica, steps);
    } catch (error) {
      wrong.push(`${replica.name}, left: ${error instanceof Error ? error.stack : String(error)}`);
    }
    network.crank(draw.below(8));
    const hands = { replica, rules, draw, ledger, newWord, crowd };
    try {
      const step = nextStep(hands, theme);
      if (step) change(replica, step[0], step[1]);
    } catch (error) {
      // An editor opens while it is drawn: what it cannot open on is a finding, as everything else that breaks.
      wrong.push(`${replica.name}, drawing: ${error instanceof Error ? error.stack : String(error)}`);
    }
    if (draw.chance(0.08)) wrong.push(...checkStore(replica));
  }

  if (wrong.length === 0) {
    for (const replica of replicas)
      for (const name of replica.editors.keys())
        change(replica, `leave ${name}`, () => replica.closeEditor(name));
    network.settle();
    for (const replica of replicas) wrong.push(...checkStore(replica));
    wrong.push(...checkEqual(replicas, rebuiltFrom(network.made, draw)));
    const first = replicas[0] as Replica;
    wrong.push(...checkSurprises(replicas, [...first.store.members.keys()]));
    wrong.push(...checkLists(first, rules), ...checkLedger(first, ledger, rules));
    wrong.push(...checkBoxes(first, rules, now), ...checkLogs(first, rules));
  }
  for (const replica of replicas) replica.doc.destroy();
  return { seed, wrong, steps, operations, refusals, deliveries: network.deliveries };
}

/** A board with a name, people and a few items; most of the time everybody has it before they part. */
function begin(
  replicas: readonly Replica[],
  network: Network,
  rules: Rules,
  change: (replica: Replica, words: string, run: () => unknown) => void,
  draw: Draw,
): void {
  const [first] = replicas as [Replica, ...Replica[]];
  const named = newBoardUpdate('Fuzz', monday);
  network.made.push(named);
  Y.applyUpdate(first.doc, named, fromNetwork);
  const together = draw.chance(0.8);
  for (const replica of replicas) {
    if (together) network.settle();
    change(replica, 'joins', () => {
      replica.me = rules.addMember(replica.board, replica.act(), replica.name);
    });
  }
  if (together) network.settle();
  for (const kind of ['story', 'spike', 'task', 'bug'] as const) {
    const made = { kind, title: kind, place: {} };
    change(first, `adds a ${kind}`, () => rules.addItem(first.board, first.act(), made));
  }
  const spike = [...first.store.items()].find(({ kind }) => kind === 'spike')?.id;
  if (spike && draw.chance(0.7)) {
    change(first, 'proposes 4 h', () => rules.proposeBox(first.board, first.act(), spike, 4));
    change(first, 'records that all agree', () =>
      rules.recordAgreement(first.board, first.act(), spike, [...first.store.members.keys()]),
    );
  }
  if (together) network.settle();
  if (draw.chance(0.4)) for (const replica of replicas) network.cut(replica);
}

/** What happens to people: the line is cut and comes back, the page is loaded again, the relay is started again. */
function turnOfFortune(draw: Draw, network: Network, replica: Replica, steps: string[]): void {
  const say = (what: string) => steps.push(`${replica.name} ${what}`);
  if (draw.chance(0.03)) {
    say('reloads');
    network.cut(replica);
    replica.reload();
  } else if (draw.chance(0.01)) {
    const emptied = draw.chance(0.3);
    say(`sees the relay restart${emptied ? ' empty' : ''}`);
    network.restartRelay(emptied);
  } else if (network.isOpen(replica)) {
    if (!draw.chance(0.08)) return;
    say('goes offline');
    network.cut(replica);
  } else if (draw.chance(0.15)) {
    say('comes online');
    network.connect(replica);
  }
}

/** The document that all updates make together, whatever their order. */
function rebuiltFrom(updates: readonly Uint8Array[], draw: Draw): Y.Doc {
  const shuffled = updates
    .map((update) => ({ update, at: draw.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ update }) => update);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates(shuffled));
  return doc;
}
