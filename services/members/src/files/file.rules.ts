import { ruleBook } from '@baraza/domain';

export const fileRules = ruleBook('file', {
  'received-once': { title: 'A file is received once under its id', kind: 'order' },
  'organisation-unknown': { title: 'A file is of an organisation that the forum knows', kind: 'reference' },
  unclean: { title: 'A file is kept only where what it hides can be taken out of it', kind: 'input' },
  unknown: { title: 'Only a file that the forum was given is destroyed', kind: 'order' },
});
