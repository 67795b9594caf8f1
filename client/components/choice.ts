// A choice of a few, all of them seen at once: native radio buttons that look like one control.

import { css, html } from 'lit';
import { live } from 'lit/directives/live.js';

export interface Choice<Value extends string> {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly value: Value | null;
  readonly disabled: boolean;
  readonly pick: (value: Value) => void;
}

export const choice = <Value extends string>({
  name,
  legend,
  options,
  value,
  disabled,
  pick,
}: Choice<Value>) =>
  html`<fieldset class="choice" ?disabled=${disabled}>
    <legend class="label">${legend}</legend>
    <div>
      ${options.map(
        ([option, words]) =>
          html`<label
            ><input
              type="radio"
              name=${name}
              .checked=${live(option === value)}
              @change=${() => pick(option)}
            />${words}</label
          >`,
      )}
    </div>
  </fieldset>`;

export const choiceStyles = css`
  .choice {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .choice div {
    display: inline-flex;
    overflow: hidden;
    border: 1px solid var(--field-line);
    border-radius: var(--radius-s);
  }
  .choice legend {
    padding: 0;
    margin-bottom: 3px;
  }
  .choice div label {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    padding: 0 var(--space-2);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-m);
    cursor: pointer;
  }
  .choice label:has(:checked) {
    background: var(--ink);
    color: var(--surface);
    font-weight: 600;
  }
  .choice label:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: -3px;
  }
  .choice input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
`;
