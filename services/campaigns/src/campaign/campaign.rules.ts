import { ruleBook } from '@baraza/domain';

/** Every rule of a campaign. Each has a spec that bears its title. */
export const campaignRules = ruleBook('campaign', {
  'drafted-once': { kind: 'order', title: 'A campaign is drafted once' },
  unknown: { kind: 'order', title: 'Only a campaign that has been drafted can go on' },
  'launched-already': { kind: 'order', title: 'A campaign is planned before it is launched' },
  'not-planned': { kind: 'order', title: 'Only a campaign with a plan can be launched' },
  'not-running': { kind: 'order', title: 'Only a campaign that is running can be paused' },
  'not-paused': { kind: 'order', title: 'Only a paused campaign can be resumed' },
  'not-launched': { kind: 'order', title: 'Only a campaign that was launched can be concluded' },
  over: { kind: 'order', title: 'A campaign that was concluded or abandoned changes no more' },
  'not-to-abandon': { kind: 'order', title: 'Only a campaign that was not launched can be abandoned' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a campaign holds from no earlier date than the step before it',
  },
  'panel-incomplete': { kind: 'input', title: 'The PANEL check looks at each of its five principles once' },
  'panel-unproven': {
    kind: 'input',
    title: 'A principle of the PANEL check that is met is shown by a file, or an address on the web',
  },
  'panel-gap': { kind: 'input', title: 'A campaign is launched when each of the five principles is met' },
  'evidence-unreadable': {
    kind: 'input',
    title: 'What shows a principle is a file by its digest, or an address on the web',
  },
  'mapped-twice': { kind: 'input', title: 'A power map shows a duty-bearer once' },
  'before-last-map': { kind: 'input', title: 'A power map holds from no earlier date than the map before it' },
  'unit-unknown': { kind: 'reference', title: 'A campaign belongs to a unit of the forum' },
  'lead-unknown': { kind: 'reference', title: 'A campaign is led by an organisation the forum knows' },
  'coalition-unknown': { kind: 'reference', title: 'A campaign is led on behalf of a coalition the forum knows' },
  'goal-unknown': { kind: 'reference', title: 'A campaign serves goals of the change agenda that are open' },
  'struggle-unknown': { kind: 'reference', title: 'A campaign grows from struggles that were verified' },
  'duty-bearer-unnamed': {
    kind: 'reference',
    title: 'A power map shows duty-bearers that are named and not retired',
  },
  'duty-bearer-unknown': {
    kind: 'reference',
    title: 'A duty-bearer that is named as an organisation is one the forum knows',
  },
  'lead-not-entitled': {
    kind: 'reference',
    title:
      'A campaign is launched, or taken over, by an active member, or by an active participant of an active coalition on its behalf',
  },
});

export type CampaignRule = keyof typeof campaignRules.rules;
