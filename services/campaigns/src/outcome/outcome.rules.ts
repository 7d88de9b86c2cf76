import { ruleBook } from '@baraza/domain';

/** Every rule of an outcome. Each has a spec that bears its title. */
export const outcomeRules = ruleBook('outcome', {
  'drafted-once': { kind: 'order', title: 'An outcome is noted once under its id' },
  unknown: { kind: 'order', title: 'Only an outcome that has been noted can go on' },
  withdrawn: { kind: 'order', title: 'An outcome that was taken back goes on no more' },
  'unit-unknown': { kind: 'reference', title: 'An outcome belongs to a unit of the forum' },
  'organisation-unknown': { kind: 'reference', title: 'An outcome is harvested by an organisation the forum knows' },
  'formulated-already': { kind: 'order', title: 'What has been put into words is put in other words by a correction' },
  'not-formulated': { kind: 'order', title: 'An outcome goes to a substantiator when it has been put into words' },
  'not-corrected': { kind: 'order', title: 'Only what has been put into words is put in other words' },
  'changed-itself': { kind: 'input', title: 'An outcome is a change in somebody else than those who harvest it' },
  'changed-unknown': {
    kind: 'reference',
    title: 'An organisation that changed is one the forum knows',
  },
  'changed-unnamed': {
    kind: 'input',
    title: 'Who changed is an organisation by its id, or an office or public body by its name',
  },
  'changed-to-come': { kind: 'input', title: 'An outcome is a change that has happened' },
  'place-unknown': { kind: 'reference', title: 'An outcome happened in a unit of the forum' },
  'contribution-unknown': {
    kind: 'reference',
    title: 'What contributed to an outcome is a campaign, coalition, programme, demand or struggle that there is',
  },
  'evidence-unknown': {
    kind: 'reference',
    title: 'An outcome cites evidence that there is, that stands, and that was not found altered',
  },
  'measured-for-another-goal': { kind: 'input', title: 'An outcome measures an indicator of a goal that it serves' },
  'no-source': { kind: 'input', title: 'An outcome has a source' },
  'source-unknown': { kind: 'reference', title: 'An organisation that told of an outcome is one the forum knows' },
  'harvested-by-others': {
    kind: 'separation',
    title: 'An outcome is worded, sent and taken back by those who harvest it',
  },
  'substantiator-unknown': { kind: 'reference', title: 'A substantiator is an organisation the forum knows' },
  'substantiator-was-source': { kind: 'separation', title: 'Who substantiates an outcome was not its source' },
  'substantiator-had-a-part': {
    kind: 'separation',
    title: 'Who substantiates an outcome neither harvested it nor led a campaign that contributed to it',
  },
  'answer-by-past': { kind: 'input', title: 'A substantiator is asked to answer by a day that has not passed' },
  'not-sent': { kind: 'order', title: 'An outcome is substantiated when somebody has been asked to' },
  'not-asked': {
    kind: 'separation',
    title: 'What was found of an outcome is said by those who were asked, or put on record for them by an officer',
  },
  'own-outcome': { kind: 'separation', title: 'Nobody substantiates an outcome that they had a part in wording' },
  'not-answered': { kind: 'order', title: 'An outcome is interpreted when a substantiator has answered' },
  'not-substantiated': {
    kind: 'order',
    title: 'A statement is published of an outcome that was substantiated, at least in part',
  },
  'not-drafted': { kind: 'order', title: 'A statement that nobody put forward is neither published nor declined' },
  'own-words': { kind: 'separation', title: 'A statement is published by somebody else than put it forward' },
  'words-gone': { kind: 'reference', title: 'A statement that was erased is put forward again' },
  'other-words': { kind: 'input', title: 'A statement is published exactly as it was put forward' },
  'before-last-step': {
    kind: 'input',
    title: 'A step of an outcome holds from no earlier date than the step before it',
  },
});
