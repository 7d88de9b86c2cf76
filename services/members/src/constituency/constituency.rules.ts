import { ruleBook } from '@baraza/domain';

export const constituencyRules = ruleBook('constituency', {
  'in-use': { title: 'A constituency is added while it is not in use', kind: 'order' },
  unknown: { title: 'Only a constituency of the forum is retired', kind: 'order' },
  'before-last-change': {
    title: 'What happens to a constituency holds from after what happened to it before',
    kind: 'input',
  },
});
