import { ruleBook } from '@baraza/domain';

/** Every rule of an action. Each has a spec that bears its title. */
export const actionRules = ruleBook('action', {
  'planned-once': { kind: 'order', title: 'An action is planned once under its id' },
  unknown: { kind: 'order', title: 'Only an action that has been planned can go on' },
  'campaign-unknown': { kind: 'reference', title: 'An action is part of a campaign that there is' },
  'campaign-over': { kind: 'reference', title: 'An action is planned for a campaign that has not ended' },
  'campaign-not-launched': { kind: 'order', title: 'An action is held for a campaign that has been launched' },
  'answers-for-unknown': {
    kind: 'reference',
    title: 'An organisation that the forum knows answers for an action',
  },
  'planned-for-the-past': { kind: 'input', title: 'An action is planned for a day that has not passed' },
  'same-day': { kind: 'input', title: 'An action is put off to another day' },
  'not-planned': { kind: 'order', title: 'Only an action that was neither held nor given up can still change' },
  'banned-already': { kind: 'order', title: 'An action is banned once at a time' },
  'not-banned': { kind: 'order', title: 'Only a ban that stands can end' },
  'banned-as-planned': { kind: 'order', title: 'An action is planned anew while no ban stands' },
  'not-held': { kind: 'order', title: 'Only of an action that was held is it put right how many came' },
  'incident-to-come': { kind: 'input', title: 'An incident is put on record when it has happened' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an action holds from no earlier date than the step before it',
  },
});
