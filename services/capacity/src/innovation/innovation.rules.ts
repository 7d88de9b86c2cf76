import { ruleBook } from '@baraza/domain';

export const innovationRules = ruleBook('innovation', {
  'proposed-already': { title: 'An innovation is put forward once under its id', kind: 'order' },
  unknown: { title: 'Only an innovation that was put forward goes on', kind: 'order' },
  'organisation-unknown': {
    title: 'An innovation is put forward by organisations that the forum knows and that are open',
    kind: 'reference',
  },
  'theme-unknown': { title: 'An innovation is of themes that are in use', kind: 'reference' },
  stopped: { title: 'An innovation that was given up stays so', kind: 'order' },
  'dated-before-last-step': {
    title: 'Each step of an innovation is dated no earlier than the one before',
    kind: 'input',
  },
  'skips-a-stage': {
    title: 'An innovation goes forward one stage at a time, and back to any earlier one',
    kind: 'input',
  },
  'not-tried': {
    title: 'Nothing goes past its proof of concept before an experiment has supported it',
    kind: 'order',
  },
  'experiment-backwards': { title: 'The result of an experiment is expected no earlier than it begins', kind: 'input' },
  'experiment-unknown': { title: 'What is reported on is an experiment that was begun', kind: 'input' },
  'reported-already': { title: 'Each experiment comes to one result', kind: 'order' },
  'not-past-proof': { title: 'An innovation is shared once it is past its proof of concept', kind: 'order' },
  'product-unknown': {
    title: 'An innovation is shared as a package of knowledge products that are published',
    kind: 'reference',
  },
});
