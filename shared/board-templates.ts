// What a new board may begin with: its columns and first items, as data. Words in square brackets are blanks to fill.
// The Foundations epic and its items are those of templates.ts.

import type { Kind, TextField } from './kind.ts';

/** What the board of invented data is called (see example/), so that nobody takes it for a team's. */
export const exampleName = 'Example: Checkout platform';

export type BoardTemplateName = 'blank' | 'product' | 'research' | 'running';

export interface TemplateColumn {
  readonly name: string;
  /** A soft limit of cards. */
  readonly limit?: number;
  readonly done?: true;
}

export interface TemplateItem {
  readonly kind: Kind;
  readonly title: string;
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  /** Its checklist. */
  readonly lines: readonly string[];
  /** Of a task: who gains. */
  readonly gain?: 'team' | 'product';
  /** Of a spike: what it is to bring. */
  readonly output?: 'knowledge' | 'decision';
  /** The title of the item that it waits for. */
  readonly waitsFor?: string;
}

export interface BoardTemplate {
  readonly label: string;
  /** What one gets, in a line. */
  readonly line: string;
  /** Empty: the usual ones. */
  readonly columns: readonly TemplateColumn[];
  /** With the epic "Foundations" and an item of every template of groundwork. */
  readonly foundations: boolean;
  readonly items: readonly TemplateItem[];
}

const riskiest = 'Can [the part we are least sure of] do [what we need]?';

export const boardTemplates: Readonly<Record<BoardTemplateName, BoardTemplate>> = {
  blank: {
    label: 'Blank',
    line: 'Four columns and nothing else.',
    columns: [],
    foundations: false,
    items: [],
  },
  product: {
    label: 'New product',
    line: 'Foundations, a working agreement, a first story.',
    columns: [],
    foundations: true,
    items: [
      {
        kind: 'task',
        title: 'Agree on how we work together as [team]',
        gain: 'team',
        texts: {
          description: [
            'When we refine, plan and look back: [days and times]',
            'Where we talk, and how soon an answer is expected: [place, hours]',
            'What has to be true before an item is begun: [three things at most]',
            'What has to be true before it counts as done: [three things at most]',
            'How much of a sprint goes into groundwork at first: [share], signed off by [name]',
          ].join('\n'),
          soThat: 'nobody has to guess what the others expect',
        },
        lines: [
          'Everybody has had a say, whoever was away has read it',
          'It fits on one page, and everybody knows where that is: [link]',
          'The day on which we look at it again is in the calendar: [day]',
        ],
      },
      {
        kind: 'story',
        title: 'As a [user] I can [do the first thing that matters]',
        texts: {
          role: '[who it is for, as they would say it]',
          want: '[what they want to do, not how it is built]',
          soThat: '[what that gains them]',
          description: 'The smallest slice that somebody outside the team could try.',
        },
        lines: [
          '[What one sees when it works]',
          '[What happens when something is missing or wrong]',
          'Somebody who did not build it has tried it',
        ],
      },
    ],
  },
  research: {
    label: 'Research and spikes',
    line: 'Columns for questions, two spikes, a story that waits.',
    columns: [
      { name: 'To find out' },
      { name: 'Looking into it', limit: 2 },
      { name: 'To discuss' },
      { name: 'Answered', done: true },
    ],
    foundations: false,
    items: [
      {
        kind: 'spike',
        title: riskiest,
        output: 'knowledge',
        texts: {
          question: 'Does [it] still do [what we need] with [real data, real load, real people]?',
          soThat: 'we know whether [the plan] holds before we build on it',
          description: [
            'What we believe today: [one sentence]',
            'What would prove us wrong: [what we would see]',
            'Tried with: [the smallest real case of ours]',
          ].join('\n'),
        },
        lines: [
          'Tried with a case of our own, not with an example',
          'What surprised us is written down, too',
          'Somebody who was not there can follow how we found out',
        ],
      },
      {
        kind: 'spike',
        title: 'Which [way of doing it] do we choose?',
        output: 'decision',
        texts: {
          question: 'Which of [A, B, doing without] gives us [what matters most] for less than [limit]?',
          soThat: 'we can size [the first story that needs it] without guessing',
          description: [
            'Must have: [three criteria at most]',
            'Rules one out: [price, where data lies, licence]',
            'Who decides: [name]',
          ].join('\n'),
        },
        lines: [
          'Criteria agreed before the first candidate was opened',
          'At least two candidates compared on them, and doing without',
          'What it costs, and how we would get out of it again',
          'Decision written here and agreed with the product owner',
        ],
      },
      {
        kind: 'story',
        title: 'As a [user] I can [do what depends on the answer]',
        waitsFor: riskiest,
        texts: {
          role: '[who it is for]',
          want: '[what they want to do]',
          soThat: '[what that gains them]',
        },
        lines: ['[What one sees when it works]'],
      },
    ],
  },
  running: {
    label: 'Running product',
    line: 'Limits, a release column, a plan for when it breaks.',
    columns: [
      { name: 'Next', limit: 8 },
      { name: 'In progress', limit: 4 },
      { name: 'Review', limit: 4 },
      { name: 'To be released' },
      { name: 'Released', done: true },
    ],
    foundations: false,
    items: [
      {
        kind: 'task',
        title: 'Agree on what happens when [the product] is down',
        gain: 'product',
        texts: {
          description: [
            'Who is called, and who if they do not answer: [names]',
            'What may be done without asking: [go back to the last release, switch off a part]',
            'Who tells the users, where and how often: [name, place]',
            'Where we look first: [link to logs and graphs]',
          ].join('\n'),
          soThat: 'the first ten minutes go into mending instead of asking',
        },
        lines: [
          'Rehearsed once, with somebody who did not write it',
          'Going back to the last release took less than [10] minutes',
          'It can be read when everything else is down: [place]',
        ],
      },
      {
        kind: 'bug',
        title: '[What goes wrong, and where]',
        texts: {
          happens: '[what one sees]',
          expected: '[what one should see]',
          steps: '1. [open …]\n2. [press …]\n3. [look at …]',
        },
        lines: ['A test fails without the fix', 'Whoever told us about it knows that it is mended'],
      },
      {
        kind: 'story',
        title: 'As a [user] I can [do what they asked for most]',
        texts: {
          role: '[who asked]',
          want: '[what they want to do]',
          soThat: '[what that gains them]',
        },
        lines: ['[What one sees when it works]', '[What happens when something is missing or wrong]'],
      },
    ],
  },
};

export const boardTemplateNames = Object.keys(boardTemplates) as readonly BoardTemplateName[];
