// The words of a comment as they are drawn: addresses to follow, people by the name they have now.

import { html, type TemplateResult } from 'lit';
import type { MemberId } from '../../shared/ids.ts';
import { commentParts, withoutMarks } from '../../shared/mentions.ts';
import type { BoardStore } from '../store/board-store.ts';
import { memberOf } from './item-words.ts';

/** `isMe`: whether this is the person in this browser. */
export const commentWords = (
  store: BoardStore,
  text: string,
  isMe: (member: MemberId) => boolean = () => false,
): TemplateResult[] =>
  commentParts(text).map((part) => {
    if (part.type === 'words') return html`${part.words}`;
    if (part.type === 'link')
      return html`<a href=${part.url} target="_blank" rel="noopener noreferrer nofollow">${part.words}</a>`;
    const member = memberOf(store, part.member);
    return html`<span class=${`mention ${member && isMe(member.id) ? 'me' : ''}`}
      >@${member?.name ?? part.name}</span
    >`;
  });

/** The words with names for marks, to be typed on in or shown where there is little room. */
export const plainComment = (store: BoardStore, text: string): string =>
  withoutMarks(text, (member, before) => memberOf(store, member)?.name ?? before);
