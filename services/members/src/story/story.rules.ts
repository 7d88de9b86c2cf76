import { ruleBook } from '@baraza/domain';

/** Every rule of a story of impact. Each has a spec that bears its title. */
export const storyRules = ruleBook('story', {
  'drafted-once': { kind: 'order', title: 'A story is put forward once; another telling is another story' },
  unknown: { kind: 'order', title: 'Only a story that was put forward can go on' },
  'before-last-step': { kind: 'input', title: 'A step of a story holds from no earlier date than the step before it' },
  'not-a-member': { kind: 'reference', title: 'A story of impact is that of a member of the forum' },
  'not-waiting': { kind: 'order', title: 'Only a story that waits is published, or declined' },
  'other-words': { kind: 'input', title: 'The story that is published is exactly what was put forward' },
  'words-gone': { kind: 'reference', title: 'A story whose words were erased is not published' },
  'own-words': {
    kind: 'separation',
    title: 'A story is published by somebody else than who put it forward, and not by its own organisation',
  },
  'nothing-to-withdraw': { kind: 'order', title: 'Only a story that waits, or is published, is withdrawn' },
});
