// Which ends of a connection are final, and the sentence a person reads then: what happened, and what to do.

import type { Link } from '../../shared/links.ts';
import { closeCode, statusCode, type Status } from '../../shared/protocol.ts';

/** The code for a connection that the browser would not even begin; no relay sends it. */
export const notAllowedHere = 0;

/** True when trying again by itself cannot help. All other ends are followed by another try. */
export function isFinal(code: number): boolean {
  return (code >= 4400 && code < 4500) || code === closeCode.frameTooLarge;
}

const tooLarge =
  'A change is larger than the relay takes, so it stays on this device. Export the board to a file, then make the change in smaller parts.';

const sentences: Readonly<Record<number, string>> = {
  [notAllowedHere]:
    'The browser does not allow a connection to this relay. Open the board at the address where the relay itself serves it.',
  [closeCode.malformed]:
    'The relay could not read what this page sent. Reload the page; if that does not help, the page and the relay are of different versions.',
  [closeCode.refused]:
    'The relay does not accept this link: it was replaced, or a letter of it is missing. Ask for the current link and open it; your changes stay on this device until then.',
  [closeCode.noBoard]:
    'The relay does not know this board. Check the address of the relay, or open the edit link, which can bring the board back from this device.',
  [closeCode.tooLarge]: tooLarge,
  [closeCode.frameTooLarge]: tooLarge,
};

/** Why a join link opens the board no more, in the relay's words, and what becomes of the work here. */
function joinRefusal(reason: string): string {
  const why =
    reason || 'The code that you joined by does not open this board any more. Ask your team for a link.';
  return `${why} What is here can still be read, and your changes stay on this device until you open the board by that link.`;
}

/** One plain sentence for a final close code, also for one that this version does not know. */
export function refusalSentence(code: number): string {
  return (
    sentences[code] ??
    `The relay ended the connection for good (code ${code}). Reload the page; your changes stay on this device.`
  );
}

/** After a final end of a connection by this link: `reason` came with the close, `told` is what was said before it. */
export function finalSentence(
  code: number,
  { role }: Link,
  reason: string,
  told: Status | undefined,
): string {
  if (role === 'join' && code === closeCode.refused) return joinRefusal(reason);
  // What is too large, the change or the board, only the relay knows; its reason for closing may be cut.
  const large = code === closeCode.tooLarge && told?.code === statusCode.refused && told.text;
  return large || refusalSentence(code);
}
