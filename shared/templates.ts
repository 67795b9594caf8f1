// Templates of groundwork: what a team sets up, asks for and agrees on early in nearly every product. Words in square
// brackets are blanks to fill. Pure data; the Foundations epic brings all of them.

import type { TextField } from './kind.ts';

export type TemplateName = 'access' | 'agreement' | 'environment' | 'pipeline' | 'evaluation';

interface TemplateWords {
  readonly label: string;
  /** With at least one blank, the first of which is the one to fill at once. */
  readonly title: string;
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  /** Its definition of done. */
  readonly lines: readonly string[];
}

export type Template = TemplateWords &
  (
    | { readonly kind: 'task'; readonly gain: 'team' | 'product' }
    | { readonly kind: 'spike'; readonly output: 'knowledge' | 'decision' }
  );

export const templates: Readonly<Record<TemplateName, Template>> = {
  access: {
    label: 'Access',
    kind: 'task',
    gain: 'team',
    title: 'Get access to [system] for [people]',
    texts: {
      description: [
        'What it is needed for: [the first item that waits for it]',
        'Who needs it, with which rights: [names, read or write]',
        'Who grants it, and how long that takes: [name or form, days]',
        'Asked for on: [day]',
      ].join('\n'),
      soThat: 'nobody waits for a login on the day the work begins',
    },
    lines: [
      'Everyone named has signed in once with an account of their own',
      'Rights are as small as the work allows, and given to a group instead of to persons',
      'Shared secrets lie in the vault, nowhere else',
      'It is written down how somebody new asks, and who takes the access away again',
    ],
  },
  agreement: {
    label: 'Working agreement',
    kind: 'task',
    gain: 'team',
    title: 'Agree on [how we review code]',
    texts: {
      description: [
        'What goes wrong without it: [two things that happened]',
        'What we propose: [in five lines]',
        'Where it does not hold: [prototypes, emergencies]',
      ].join('\n'),
      soThat: 'we settle this once instead of in every review',
    },
    lines: [
      'Everybody has had a say, whoever was away has read it',
      'It fits on one page, and the page is where we look: [link]',
      'What a tool can check, a tool checks',
      'The day on which we look at it again is in the calendar: [day]',
    ],
  },
  environment: {
    label: 'Environment',
    kind: 'task',
    gain: 'team',
    title: 'Set up the [staging] environment',
    texts: {
      description: [
        'Where it runs: [account, region]',
        'What it is for: [seeing every change before users do]',
        'Where it differs from production: [size, data, payments in test mode]',
        'Who may reach it: [the team, testers]',
        'It may cost: [amount] a month',
      ].join('\n'),
      soThat: 'every change is seen working outside a laptop before users see it',
    },
    lines: [
      'Torn down and built again from code, without a step by hand',
      'The pipeline deploys to it, nobody else does',
      'Secrets come from the vault, none is in the repository',
      'It has data to work with, none of it personal',
      'Logs can be searched, and somebody is told when it is down',
      'Its cost has a limit that warns',
      'Somebody who did not build it has deployed to it with the notes alone',
    ],
  },
  pipeline: {
    label: 'Pipeline',
    kind: 'task',
    gain: 'team',
    title: 'Configure the pipeline of [repository]',
    texts: {
      description: [
        'Runs on: [every push to a pull request and to main]',
        'Steps: build, lint, types, tests, [security check], deploy to [staging]',
        'Answers within: [10] minutes',
        'What blocks a merge: [a failing step, no review]',
      ].join('\n'),
      soThat: 'a broken change is known within minutes, and a release is one press',
    },
    lines: [
      'A failing test blocks the merge: we have seen it do so',
      'main deploys to [staging] by itself',
      'A release to production is one press, and so is the way back',
      'From push to answer it takes less than [10] minutes',
      'Secrets are in its store, in neither the repository nor its log',
      'Whoever broke it is told where they look anyway',
    ],
  },
  evaluation: {
    label: 'Evaluation spike',
    kind: 'spike',
    output: 'decision',
    title: 'Which [authentication provider] fits us?',
    texts: {
      question: 'Which of [A, B, C] does [what we need] for less than [amount] a month?',
      soThat: 'we can commit to [the first story that needs it] without guessing its size',
      description: [
        'Must have: [three criteria at most]',
        'Rules one out: [price, where data lies, licence]',
        'To be tried with: [the smallest real case of ours]',
        'Who decides: [name]',
      ].join('\n'),
    },
    lines: [
      'Criteria agreed before the first candidate was opened',
      'At least two candidates compared on them, and doing without',
      'The best one tried with a case of our own',
      'What it costs, and how we would get out of it again',
      'Decision written here and agreed with the product owner',
    ],
  },
};

/** In the order in which a team needs them, which is also that of the Foundations epic. */
export const templateNames = Object.keys(templates) as readonly TemplateName[];

/** Where the first blank of a title stands, brackets included; null when all are filled. */
export function firstBlank(title: string): { readonly from: number; readonly to: number } | null {
  const found = /\[[^\][]*\]/.exec(title);
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}
