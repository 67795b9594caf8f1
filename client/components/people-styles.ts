// The looks of who is here.

import { css } from 'lit';

export const peopleStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--space-1);
  }
  .all {
    gap: 0;
    padding: 0 var(--space-1);
  }
  .all .avatar + .avatar {
    margin-inline-start: -3px;
  }
  .avatar {
    box-shadow: 0 0 0 1.5px var(--surface);
  }
  .avatar.idle {
    filter: saturate(0.3);
  }
  .avatar.away,
  .avatar.offline,
  .avatar.absent {
    filter: grayscale(1);
  }
  .more {
    margin-inline-start: 4px;
    font-size: var(--text-s);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 40px;
  }
  li span span {
    display: block;
  }
  h2 {
    margin-bottom: var(--space-1);
    font-size: var(--text-m);
  }
  ul + h2 {
    margin-top: var(--space-3);
  }
  .wishes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-3);
  }
  @media (min-width: 561px) {
    .who .icon {
      display: none;
    }
  }
  /* On a phone there is room for one of the two, and who asks comes first. */
  @media (max-width: 560px) {
    .who {
      padding-inline: var(--space-2);
    }
    .who .word {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
    .who + .all {
      display: none;
    }
  }
`;
