// The colour of a member, chosen from the palette: native radio buttons that look like the colours.

import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from '../icons.ts';
import { colourClass } from './templates.ts';

/** The palette of members, by name. */
const colourNames = [
  'Violet',
  'Blue',
  'Orange',
  'Green',
  'Raspberry',
  'Indigo',
  'Teal',
  'Ochre',
  'Purple',
  'Grey',
] as const;

/** Needs `memberColourStyles` beside its own. */
export const colourChoice = (chosen: number, pick: (colour: number) => void) =>
  html`<fieldset class="colours">
    <legend class="label">Colour</legend>
    <div>
      ${colourNames.map(
        (name, colour) =>
          html`<label class=${colourClass(colour)} title=${name}
            ><input
              type="radio"
              name="colour"
              aria-label=${name}
              .checked=${live(chosen % colourNames.length === colour)}
              @change=${() => pick(colour)}
            />${icon('check')}</label
          >`,
      )}
    </div>
  </fieldset>`;

export const colourStyles = css`
  .colours div {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-height: 34px;
    align-items: center;
  }
  .colours label {
    position: relative;
    display: grid;
    width: 26px;
    height: 26px;
    place-items: center;
    border-radius: 50%;
    color: #fff;
    cursor: pointer;
  }
  .colours label .icon {
    display: none;
    width: 14px;
    height: 14px;
    stroke-width: 3;
  }
  .colours label:has(:checked) .icon {
    display: block;
  }
  .colours label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .colours input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  @media (max-width: 560px) {
    .colours label {
      width: 36px;
      height: 36px;
    }
  }
`;
