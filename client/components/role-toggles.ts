// The roles of a member as toggles: several at once, or none. Native checkboxes that look like chips.

import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { roleLabels, roles, type Role } from '../../shared/records.ts';
import { icon } from '../icons.ts';
import { roleMeanings } from './team-words.ts';

/** These roles with one more or less. */
export const toggled = (taken: readonly Role[], role: Role): readonly Role[] =>
  taken.includes(role) ? taken.filter((one) => one !== role) : [...taken, role];

export const roleToggles = (legend: string, taken: readonly Role[], toggle: (role: Role) => void) =>
  html`<fieldset class="roles">
    <legend class="unseen">${legend}</legend>
    <div>
      ${roles.map(
        (role) =>
          html`<label title=${roleMeanings[role]}
            ><input
              type="checkbox"
              .checked=${live(taken.includes(role))}
              @change=${() => toggle(role)}
            />${icon('check')}${roleLabels[role]}</label
          >`,
      )}
    </div>
  </fieldset>`;
