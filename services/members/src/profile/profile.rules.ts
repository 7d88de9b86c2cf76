import { ruleBook } from '@baraza/domain';

/** Every rule of a public profile. Each has a spec that bears its title. */
export const profileRules = ruleBook('profile', {
  'drafted-already': { kind: 'order', title: 'A profile is put forward for the first time once, and again after that' },
  unknown: { kind: 'order', title: 'Only a profile that was put forward can go on' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of a profile holds from no earlier date than the step before it',
  },
  'not-a-member': { kind: 'reference', title: 'A public profile is that of a member of the forum' },
  'link-unreadable': { kind: 'input', title: 'A profile leads to addresses on the web alone' },
  'not-drafted': { kind: 'order', title: 'Only the profile that stands put forward is published, or declined' },
  'other-words': { kind: 'input', title: 'The profile that is published is exactly what was put forward' },
  'words-gone': { kind: 'reference', title: 'A profile whose words were erased is not published' },
  'own-words': {
    kind: 'separation',
    title: 'A profile is published by somebody else than who put it forward, and not by its own organisation',
  },
  'nothing-to-withdraw': { kind: 'order', title: 'Only what is published, or put forward, is withdrawn' },
});
