// Members and labels at the end of a title.

import { describe, expect, it } from 'vitest';
import { begunMark, offersFor, readMarks, type KnownMarks } from '../../../client/components/title-marks.ts';
import type { MemberId } from '../../../shared/ids.ts';
import type { Member } from '../../../shared/records.ts';

const member = (name: string): Member =>
  ({ id: `m${name.replace(/\W/g, '')}` as MemberId, name, colour: 0, claimed: true }) as Member;

const [mira, jon, joan, zoe] = ['Mira Voss', 'Jon Karlsson', 'Joan Reyes', 'Zoë Ní Bhriain'].map(member) as [
  Member,
  Member,
  Member,
  Member,
];
const known: KnownMarks = {
  people: [mira, jon, joan, zoe],
  labels: ['risk', 'Check out', 'delivery'],
  me: jon.id,
};

const read = (typed: string) => {
  const { title, people, labels } = readMarks(typed, known);
  return [title, people.map(({ name }) => name).join(), labels.join()];
};

describe('the end of a title', () => {
  it.each([
    ['Log in @mira', 'Log in', 'Mira Voss', ''],
    ['Log in @Mira Voss', 'Log in', 'Mira Voss', ''],
    ['Log in @voss #risk', 'Log in', 'Mira Voss', 'risk'],
    ['Log in #check out @me', 'Log in', 'Jon Karlsson', 'Check out'],
    ['Log in @zoe', 'Log in', 'Zoë Ní Bhriain', ''],
    ['Log in @jon @mira #RISK #delivery ', 'Log in', 'Jon Karlsson,Mira Voss', 'risk,delivery'],
    ['Log in @mira @mira', 'Log in', 'Mira Voss', ''],
    ['Printer prints twice #printing @mira', 'Printer prints twice', 'Mira Voss', 'printing'],
    ['Log in #Über-fast #single_sign-on2', 'Log in', '', 'Über-fast,single_sign-on2'],
    ['Log in #new #New', 'Log in', '', 'New'],
  ])('names members and labels: %s', (typed, ...expected) => {
    expect(read(typed)).toEqual(expected);
  });

  it.each([
    'Fix #12',
    'Write to a@b.example',
    'Ask @nobody',
    'Jo is two people @jo',
    'C# and F#',
    'Port it to C#',
    'See issue #42',
    'Be #1',
    'Post in #general now',
    'Is it #done?',
    '@mira',
    '#risk',
    '@mira decides',
    'Ship it @',
    '#',
  ])('stays words where nobody and nothing is called so: %s', (typed) => {
    expect(read(typed)).toEqual([typed, '', '']);
  });

  it('takes the known ones behind the last that is not known', () => {
    expect(read('Ask @nobody @mira')).toEqual(['Ask @nobody', 'Mira Voss', '']);
  });
});

describe('a mark that is begun', () => {
  const offers = (typed: string, caret = typed.length) => {
    const begun = begunMark(typed, caret);
    return begun
      ? offersFor(begun, known).map((one) => {
          if (typeof one === 'string') return one;
          return 'newLabel' in one ? `new: ${one.newLabel}` : one.name;
        })
      : undefined;
  };

  it('offers who and what begins so', () => {
    expect(offers('Log in @jo')).toEqual(['Jon Karlsson', 'Joan Reyes']);
    expect(offers('Log in #')).toEqual(['risk', 'Check out', 'delivery']);
    expect(offers('Log in #out')).toEqual(['Check out', 'new: out']);
    expect(offers('Log in @')?.length).toBe(4);
    expect(offers('@kar')).toEqual(['Jon Karlsson']);
  });

  it('offers a new label behind those that are there, for one word that begins with a letter', () => {
    expect(offers('Log in #printing')).toEqual(['new: printing']);
    expect(offers('Log in #ris')).toEqual(['risk', 'new: ris']);
    expect(offers('Log in #ris ')).toEqual([]);
    expect(offers('Log in #check ')).toEqual(['Check out']);
    expect(offers('Log in #12')).toEqual([]);
    expect(offers('#printing')).toEqual([]);
  });

  it('offers nothing for a whole name, inside other words, or where no mark is', () => {
    expect(offers('Log in @Mira Voss')).toEqual([]);
    expect(offers('Log in #risk')).toEqual([]);
    expect(offers('Log in @xyz')).toEqual([]);
    expect(offers('a@b')).toBeUndefined();
    expect(offers('Log in')).toBeUndefined();
    expect(offers('Log @in', 5)).toBeUndefined();
  });
});
