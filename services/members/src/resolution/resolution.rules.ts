import { ruleBook } from '@baraza/domain';

/** Every rule of a resolution, from its adoption to its end. Each has a spec that bears its title. */
export const resolutionRules = ruleBook('resolution', {
  'adopted-already': { kind: 'order', title: 'A resolution is adopted once under its id' },
  'not-adopted': { kind: 'order', title: 'Nothing is done with a resolution that no convening has adopted' },
  'convening-unknown': {
    kind: 'reference',
    title: 'A resolution is adopted, changed or ended by a convening that met with a quorum',
  },
  'convening-of-another-unit': {
    kind: 'reference',
    title: 'A resolution is changed or ended by a convening of its own unit or of one above',
  },
  'adopted-before-convening': {
    kind: 'input',
    title: 'A resolution is adopted, changed or ended no earlier than the convening met',
  },
  'owner-unclear': {
    kind: 'input',
    title: 'A resolution names the organisation that carries it out, or the forum itself',
  },
  'owner-unknown': {
    kind: 'reference',
    title: 'Whoever carries a resolution out, or is promised something by it, is an organisation that the forum knows',
  },
  'promisee-unclear': { kind: 'input', title: 'A promise to an organisation names it, one to all members names none' },
  'promises-itself': { kind: 'input', title: 'Nobody promises something to themselves' },
  'due-before-adopted': { kind: 'input', title: 'A resolution is to be carried out no earlier than it was adopted' },
  'theme-unknown': { kind: 'reference', title: 'A resolution is of themes that are in use' },
  'dated-before-last-step': {
    kind: 'input',
    title: 'A step of a resolution holds from no earlier date than the step before it',
  },
  ended: { kind: 'order', title: 'A resolution that was carried out or ended is followed no further' },
  'text-published': { kind: 'order', title: 'The text of a resolution is published once' },
  'no-text-proposed': { kind: 'order', title: 'A text is published after somebody has put it forward' },
  'published-by-proposer': {
    kind: 'separation',
    title: 'Whoever put a text forward does not confirm that it names no private person',
  },
  'not-the-text': {
    kind: 'input',
    title: 'The text that is published is, to the letter, the one that was put forward',
  },
  'not-confirmed': { kind: 'input', title: 'A text is published only where it names no private person' },
  'notes-for-another': {
    kind: 'separation',
    title: 'A representative notes the progress of what their own organisation carries out',
  },
  'found-by-reporter': {
    kind: 'separation',
    title: 'Whoever reported last how far a resolution is does not find it carried out',
  },
  'found-by-owner': { kind: 'separation', title: 'Nobody finds carried out what their own organisation is to do' },
  'same-day': { kind: 'input', title: 'A resolution that is put off gets a later day' },
  'due-in-the-past': { kind: 'input', title: 'A resolution is put off to a day that is to come' },
});
