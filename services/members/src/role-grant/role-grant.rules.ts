import { ruleBook } from '@baraza/domain';

export const roleGrantRules = ruleBook('role-grant', {
  'granted-once': { title: 'A role is granted once under its id', kind: 'order' },
  'to-oneself': { title: 'Nobody grants a role to themselves', kind: 'separation' },
  'person-missing': {
    title: 'A role is granted to one person, named by their id or by the subject of their tokens',
    kind: 'input',
  },
  'organisation-missing': {
    title: 'Whoever acts for a member is granted the role for that organisation',
    kind: 'input',
  },
  'organisation-unknown': { title: 'A role is granted for an organisation that the forum knows', kind: 'reference' },
  'unit-unknown': { title: 'A role is granted at a unit that the forum has', kind: 'reference' },
  'until-before-from': { title: 'A role is held until a day on or after its first', kind: 'input' },
  'over-already': { title: 'A role that is over is not revoked', kind: 'order' },
  'revoked-before-granted': { title: 'A role is revoked from a day on or after its first', kind: 'input' },
});
