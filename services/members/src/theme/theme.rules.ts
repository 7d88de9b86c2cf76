import { ruleBook } from '@baraza/domain';

export const themeRules = ruleBook('theme', {
  'in-use': { title: 'A theme is added while it is not in use', kind: 'order' },
  unknown: { title: 'Only a theme of the forum is retired', kind: 'order' },
  'before-last-change': { title: 'What happens to a theme holds from after what happened to it before', kind: 'input' },
});
