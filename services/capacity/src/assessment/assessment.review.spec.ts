import { given } from '@baraza/domain';
import { bodies, by, byRepresentative, happened, people } from '../testing/assessing.ts';
import { aDocument } from '../testing/record.ts';
import type { QuestionDomain } from './assessment.commands.pure.ts';
import { agreeScore } from './assessment.decider.ts';
import { complete, questionDomain, submit, verifyDomain } from './assessment.review.pure.ts';
import { assessmentRules } from './assessment.rules.ts';
import { assessment } from './assessment.state.ts';
import {
  agreed,
  anAgreed,
  anAgreeing,
  anInReview,
  aRated,
  aVerified,
  evidence,
  governance,
  verified,
  whose,
} from './assessments.fixture.ts';

const { rules } = assessmentRules;
const reviewer = by(people.reviewer);
const verifiable = { scoring: 'evidence-verified' } as const;
const submitting = (past = anAgreed(verifiable), who = byRepresentative) =>
  given(assessment, ...past).when(submit, who);
const verifying = (past = anInReview(), domain = 'governance', who = reviewer) =>
  given(assessment, ...past).when((state, now) => verifyDomain(state, { domain }, now), who);
const aQuestion: QuestionDomain = {
  domain: 'governance',
  levels: [{ item: 'rules', level: 1 }],
  reasons: 'The minutes end in March',
};
const questioning = (more: Partial<QuestionDomain> = {}, past = anInReview(), who = reviewer) =>
  given(assessment, ...past).when((state, now) => questionDomain(state, { ...aQuestion, ...more }, now), who);

describe('scores that go to a reviewer', () => {
  it('go there by the organisation, once', () => {
    submitting().then({ type: 'capacity.AssessmentSubmitted', data: whose });
    submitting(anInReview()).thenNothing();
    submitting(anAgreed(verifiable), by(people.officer)).thenRefused('assessment.agreed-from-outside');
  });

  it('go there when every domain is agreed', () => {
    submitting(anAgreeing(verifiable)).thenRefused('assessment.domains-open');
    submitting(aRated(verifiable)).thenRefused('assessment.domains-open');
  });

  it(rules['self-agreed'].title, () => {
    submitting(anAgreed()).thenRefused('assessment.self-agreed');
    verifying(anAgreed()).thenRefused('assessment.self-agreed');
    questioning({}, anAgreed()).thenRefused('assessment.self-agreed');
  });
});

describe('a reviewer', () => {
  it('verifies domain by domain; with the last one the whole is verified', () => {
    verifying().then({ type: 'capacity.AssessmentDomainVerified', data: { ...whose, domain: 'governance' } });
    verifying([...anInReview(), verified('leadership')]).then(
      { type: 'capacity.AssessmentDomainVerified' },
      { type: 'capacity.AssessmentVerified', data: whose },
    );
    verifying([...anInReview(), verified('governance')]).thenNothing();
  });

  it('questions with other levels and reasons, and changes no score', () => {
    questioning().then({
      type: 'capacity.AssessmentDomainQuestioned',
      data: { ...whose, domain: 'governance', levels: aQuestion.levels },
    });
  });

  it('gets an answer from the organisation, and verifies what was agreed anew', () => {
    const questioned = happened('capacity.AssessmentDomainQuestioned', {
      ...whose,
      domain: 'governance',
      levels: aQuestion.levels,
      reasons: aDocument,
    });
    const past = [...anInReview(), questioned];
    const levels = [governance.levels[0]!, { item: 'rules', level: 1 }];
    given(assessment, ...past)
      .when((state, now) => agreeScore(state, { ...governance, levels }, evidence, now), byRepresentative)
      .then({ type: 'capacity.AssessmentScoreAgreed', data: { levels } });
    verifying([...past, agreed({ ...governance, levels })]).then({ type: 'capacity.AssessmentDomainVerified' });
  });

  it(rules['not-in-review'].title, () => {
    verifying(anAgreed(verifiable)).thenRefused('assessment.not-in-review');
    verifying(aVerified()).thenRefused('assessment.not-in-review');
    questioning({}, [...anInReview(), verified('governance')]).thenRefused('assessment.not-in-review');
  });

  it('finds only domains and items of the instrument', () => {
    verifying(anInReview(), 'horoscope').thenRefused('assessment.domain-unknown');
    questioning({ levels: [{ item: 'horoscope', level: 1 }] }).thenRefused('assessment.item-unknown');
  });

  it(rules['question-without-difference'].title, () => {
    questioning({ levels: governance.levels }).thenRefused('assessment.question-without-difference', {
      pointer: '/levels',
    });
  });

  it(rules['own-organisation'].title, () => {
    const insider = by(people.reviewer, 'programme-officer', bodies.own);
    verifying(anInReview(), 'governance', insider).thenRefused('assessment.own-organisation');
    questioning({}, anInReview(), insider).thenRefused('assessment.own-organisation');
  });

  it(rules['reviewed-by-facilitator'].title, () => {
    for (const person of [people.facilitator, people.officer]) {
      verifying(anInReview(), 'governance', by(person)).thenRefused('assessment.reviewed-by-facilitator');
    }
  });
});

describe('an evidence-verified assessment', () => {
  const completing = (past = aVerified()) =>
    given(assessment, ...past).when((state, now) => complete(state, undefined, now));

  it('is completed when both agree', () => {
    completing().then({ type: 'capacity.AssessmentCompleted' }, { type: 'capacity.AssessmentScored' });
  });

  it(rules['not-verified'].title, () => {
    completing(anAgreed(verifiable)).thenRefused('assessment.not-verified');
    completing(anInReview()).thenRefused('assessment.not-verified');
  });
});
