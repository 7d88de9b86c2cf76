import { ruleBook } from '@baraza/domain';

export const adoptionRules = ruleBook('adoption', {
  'adopted-already': { title: 'An organisation takes up an innovation once', kind: 'order' },
  unknown: { title: 'Only an innovation that was taken up is reported on', kind: 'order' },
  'organisation-unknown': {
    title: 'An innovation is taken up by an organisation that the forum knows and that is open',
    kind: 'reference',
  },
  'not-shared': { title: 'Only an innovation that was shared is taken up', kind: 'reference' },
  'own-innovation': { title: 'Those whose innovation it is do not count as taking it up', kind: 'input' },
  'report-at-once': { title: 'The report of an innovation falls due after it was taken up', kind: 'input' },
  'dated-before-last-step': {
    title: 'Each step of an adoption is dated no earlier than the one before',
    kind: 'input',
  },
  over: { title: 'What an organisation no longer goes on with is not reported on', kind: 'order' },
});
