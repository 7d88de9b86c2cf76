import { ruleBook } from '@baraza/domain';

/** Every rule of an assessment. Each has a spec that bears its title. */
export const assessmentRules = ruleBook('assessment', {
  'planned-once': { kind: 'order', title: 'An assessment is planned once' },
  'not-planned': { kind: 'order', title: 'Only an assessment that has been planned goes on' },
  ended: { kind: 'order', title: 'An assessment that was completed or abandoned stays so' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an assessment holds from no earlier date than the step before it',
  },
  'organisation-unknown': {
    kind: 'reference',
    title: 'An assessment is of an organisation that the forum knows and that is open',
  },
  'instrument-unknown': { kind: 'reference', title: 'An assessment goes by an instrument that is in use' },
  'programme-unknown': {
    kind: 'reference',
    title: 'An assessment goes with a programme that was planned, or with none',
  },
  'baseline-amiss': {
    kind: 'input',
    title: 'A midline or an endline names the baseline it is compared with, and a baseline names none',
  },
  'baseline-unfit': {
    kind: 'reference',
    title: 'The baseline was completed by the same organisation, by the same instrument and way of scoring',
  },
  'ratings-closed': { kind: 'order', title: 'Individual ratings are given until they are closed' },
  'ratings-too-few': { kind: 'order', title: 'Individual ratings are closed when at least two persons have rated' },
  'sheets-too-many': { kind: 'order', title: 'An assessment takes a hundred individual ratings at most' },
  'item-unknown': { kind: 'input', title: 'What is rated or scored is an item of the instrument, each once' },
  'not-agreeing': {
    kind: 'order',
    title: 'Scores are agreed once the individual ratings are closed, and until a reviewer has verified them',
  },
  'domain-unknown': { kind: 'input', title: 'A score is of a domain of the instrument' },
  'domain-unfinished': {
    kind: 'input',
    title: 'The score of a domain says for each of its items a level, or that it does not apply',
  },
  'agreed-from-outside': {
    kind: 'separation',
    title: 'The organisation agrees its own scores: nobody from outside puts them down or corrects them',
  },
  'evidence-missing': { kind: 'input', title: 'A score that is to be verified names its evidence' },
  'evidence-unknown': { kind: 'reference', title: 'Evidence is a file of the same organisation that the forum holds' },
  'domains-open': { kind: 'order', title: 'Every domain has an agreed score before an assessment goes on' },
  'nothing-scored': { kind: 'order', title: 'An assessment is completed with a level in at least one item' },
  'self-agreed': { kind: 'order', title: 'Only the scores of an evidence-verified assessment go to a reviewer' },
  'not-in-review': { kind: 'order', title: 'Only a score that is in review is verified or questioned' },
  'own-organisation': { kind: 'separation', title: 'Nobody reviews the scores of their own organisation' },
  'reviewed-by-facilitator': {
    kind: 'separation',
    title: 'Whoever planned or facilitated an assessment does not review its scores',
  },
  'question-without-difference': {
    kind: 'input',
    title: 'A reviewer who questions a score comes to another level in at least one of its items',
  },
  'not-verified': {
    kind: 'order',
    title: 'An evidence-verified assessment is completed when a reviewer and the organisation agree on every domain',
  },
});

export type AssessmentRule = keyof typeof assessmentRules.rules;
