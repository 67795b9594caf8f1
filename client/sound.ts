// The two sounds of a meeting, quiet and made on the spot: a bell, and the tone that says that time is up. Each person
// switches them off for themselves, kept in this browser. A browser plays nothing before somebody has pressed something
// on the page; what could not be played then is not made up for later, when it would be about nothing.

import { OwnSwitch } from './own-switch.ts';

export type Sound = 'bell' | 'timeIsUp';

/** What of the browser's audio is used. */
export type AudioHere = Pick<
  AudioContext,
  'state' | 'currentTime' | 'destination' | 'createOscillator' | 'createGain' | 'resume'
>;

interface Note {
  readonly hertz: number;
  /** Seconds from the beginning of the sound, and how long it takes to fade. */
  readonly at: number;
  readonly fades: number;
  /** Its loudest, of 1. */
  readonly loud: number;
}

/** A struck bell is its tone with a higher one that fades sooner; time that is up steps down, twice. */
const notes: Readonly<Record<Sound, readonly Note[]>> = {
  bell: [
    { hertz: 1046.5, at: 0, fades: 1.4, loud: 0.1 },
    { hertz: 2888, at: 0, fades: 0.5, loud: 0.025 },
  ],
  timeIsUp: [0, 0.6].flatMap((at) => [
    { hertz: 659.3, at, fades: 0.35, loud: 0.11 },
    { hertz: 523.3, at: at + 0.22, fades: 0.6, loud: 0.11 },
  ]),
};

/** As long as this all tabs of the browser take to hear of the same thing: one of them sounds. */
const oneTabMs = 1000;
/** A sound that a browser lets begin later than this is about nothing any more. */
const staleMs = 400;

const place = 'groundwork:sounds';
const choice = new OwnSwitch(place);

let make: () => AudioHere = () => new AudioContext();
let audio: AudioHere | undefined;

export const soundsOn = (): boolean => choice.on;

export const setSounds = (on: boolean): void => choice.set(on);

/** False where the browser plays nothing until somebody has pressed something on this page. */
export function soundAllowed(): boolean {
  if (audio) return audio.state === 'running';
  // Made before a press, an AudioContext would only complain on the console.
  return 'userActivation' in navigator ? navigator.userActivation.hasBeenActive : false;
}

/** The presses by which a browser lets sound begin. */
const gestures = ['pointerup', 'click', 'keydown'] as const;

/** Some browsers let sound begin only inside the very press. */
function onGesture(): void {
  if (!soundsOn()) return;
  audio ??= make();
  if (audio.state === 'running') stopWaiting();
  else void audio.resume().then(stopWaiting, () => undefined);
}

function stopWaiting(): void {
  for (const gesture of gestures) removeEventListener(gesture, onGesture, true);
  choice.tell();
}

function waitForGesture(): void {
  for (const gesture of gestures) addEventListener(gesture, onGesture, true);
}

/** For `Follow`: tells when they were switched, in this tab or in another, and when the browser begins to allow them. */
export const sounds = {
  subscribe(listener: () => void): () => void {
    const end = choice.subscribe(listener);
    if (audio?.state !== 'running') waitForGesture();
    return end;
  },
};

function play(on: AudioHere, sound: Sound): void {
  for (const { hertz, at, fades, loud } of notes[sound]) {
    const [tone, volume] = [on.createOscillator(), on.createGain()];
    const from = on.currentTime + at;
    tone.frequency.value = hertz;
    // A few milliseconds of rise, or it would begin with a click.
    volume.gain.setValueAtTime(0.0001, from);
    volume.gain.exponentialRampToValueAtTime(loud, from + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + fades);
    tone.connect(volume);
    volume.connect(on.destination);
    tone.start(from);
    tone.stop(from + fades);
  }
}

/** In one tab of this browser only; where the browser keeps no locks, or does not answer, in each: none would be worse. */
function playInOneTab(on: AudioHere, sound: Sound): void {
  const { locks } = navigator as { readonly locks?: LockManager };
  let open = true;
  const once = () => {
    if (open) play(on, sound);
    open = false;
  };
  if (!locks) {
    once();
    return;
  }
  setTimeout(once, staleMs);
  const mine = (lock: Lock | null): Promise<void> | undefined => {
    if (lock) once();
    open = false;
    return lock ? new Promise((resolve) => setTimeout(resolve, oneTabMs)) : undefined;
  };
  void locks.request(`${place}:${sound}`, { ifAvailable: true }, mine).catch(once);
}

/** Sounds it now, unless the person has switched sounds off or the browser does not allow them yet. */
export function ring(sound: Sound): void {
  if (!soundsOn()) return;
  if (!audio && !soundAllowed()) {
    waitForGesture();
    choice.tell();
    return;
  }
  audio ??= make();
  const on = audio;
  if (on.state === 'running') {
    playInOneTab(on, sound);
    return;
  }
  waitForGesture();
  const asked = performance.now();
  const begin = () => {
    stopWaiting();
    if (performance.now() - asked < staleMs) playInOneTab(on, sound);
  };
  void on.resume().then(begin, () => undefined);
}

/** For tests: another audio in the place of the browser's. */
export function useAudio(other: () => AudioHere): void {
  make = other;
  audio = undefined;
}
