import { given } from '@baraza/domain';
import { bodies, on } from '../testing/record.ts';
import {
  allKnown,
  anExperiment,
  anInnovation,
  aProposal,
  aStoppedInnovation,
  atProofOfConcept,
  EXPERIMENT,
  inTransitionToScale,
  itsPackage,
  itsResult,
  PRODUCT,
} from './innovation.builders.ts';
import { beginExperiment, move, propose, reportExperiment, share, stop } from './innovation.decider.ts';
import { innovationRules } from './innovation.rules.ts';
import { innovation } from './innovation.state.ts';

const { rules } = innovationRules;
const onEvidence = { evidence: 'In words.', links: ['https://forum.example/evidence'] };
const aTrial = { hypothesis: 'It works.', measure: 'Who comes back.', until: '2026-08-31' };
const aResult = { experiment: EXPERIMENT, result: 'refuted', finding: 'Few came back.' } as const;
const published = { published: [PRODUCT] };

describe('an innovation', () => {
  it('is put forward by organisations, and stands where the first of them stands', () => {
    given(innovation)
      .when((state, moment) => propose(state, aProposal, allKnown, moment))
      .then({
        type: 'capacity.InnovationProposed',
        data: { title: aProposal.title, unit: 'UG-402', description: { subject: 'id-of-description' } },
        tags: ['unit:UG-402', `org:${bodies.farmers}`, `org:${bodies.women}`, 'theme:governance'],
      });
  });

  it(rules['proposed-already'].title, () => {
    given(innovation, ...anInnovation())
      .when((state, moment) => propose(state, aProposal, allKnown, moment))
      .thenRefused('innovation.proposed-already');
  });

  it(rules['organisation-unknown'].title, () => {
    given(innovation)
      .when((state, moment) => propose(state, aProposal, { ...allKnown, organisations: [bodies.farmers] }, moment))
      .thenRefused('innovation.organisation-unknown', { pointer: '/organisations/1' });
  });

  it(rules['theme-unknown'].title, () => {
    given(innovation)
      .when((state, moment) => propose(state, aProposal, { ...allKnown, themes: [] }, moment))
      .thenRefused('innovation.theme-unknown', { pointer: '/themes/0' });
  });

  it(rules.unknown.title, () => {
    given(innovation)
      .when((state, moment) => beginExperiment(state, aTrial, moment))
      .thenRefused('innovation.unknown');
  });

  it('goes on to the next stage on evidence, and where it is there already there is nothing to do', () => {
    given(innovation, ...anInnovation())
      .when((state, moment) => move(state, { to: 'research', ...onEvidence }, moment))
      .then({
        type: 'capacity.InnovationMoved',
        data: { from: 'proposed', to: 'research', evidence: { value: 'In words.' }, links: onEvidence.links },
      });
    given(innovation, ...anInnovation())
      .when((state, moment) => move(state, { to: 'proposed', ...onEvidence }, moment))
      .thenNothing();
  });

  it(rules['skips-a-stage'].title, () => {
    given(innovation, ...anInnovation())
      .when((state, moment) => move(state, { to: 'proof-of-concept', ...onEvidence }, moment))
      .thenRefused('innovation.skips-a-stage', { pointer: '/to' });
    given(innovation, ...atProofOfConcept())
      .when((state, moment) => move(state, { to: 'proposed', ...onEvidence }, moment))
      .then({ type: 'capacity.InnovationMoved', data: { from: 'proof-of-concept', to: 'proposed' } });
  });

  it(rules['not-tried'].title, () => {
    const on = { to: 'transition-to-scale', ...onEvidence } as const;
    given(innovation, ...atProofOfConcept(), anExperiment(), itsResult('refuted'))
      .when((state, moment) => move(state, on, moment))
      .thenRefused('innovation.not-tried');
    given(innovation, ...atProofOfConcept(), anExperiment(), itsResult('supported'))
      .when((state, moment) => move(state, on, moment))
      .then({ type: 'capacity.InnovationMoved', data: { to: 'transition-to-scale' } });
  });

  it('is given up with what was learned from it', () => {
    given(innovation, ...atProofOfConcept())
      .when((state, moment) => stop(state, { ground: 'did-not-work', lesson: 'In words.' }, moment))
      .then({
        type: 'capacity.InnovationStopped',
        data: { at: 'proof-of-concept', ground: 'did-not-work', lesson: { value: 'In words.' } },
        ground: 'did-not-work',
      });
  });

  it(rules.stopped.title, () => {
    given(innovation, ...aStoppedInnovation())
      .when((state, moment) => move(state, { to: 'research', ...onEvidence }, moment))
      .thenRefused('innovation.stopped');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(innovation, ...anInnovation())
      .when((state, moment) => move(state, { to: 'research', ...onEvidence }, moment), on('2026-02-01'))
      .thenRefused('innovation.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('an experiment', () => {
  it('has a hypothesis, and what it is measured by', () => {
    given(innovation, ...atProofOfConcept())
      .when((state, moment) => beginExperiment(state, aTrial, moment))
      .then({
        type: 'capacity.ExperimentBegun',
        data: {
          experiment: 'id-of-experiment',
          hypothesis: { value: 'It works.' },
          measure: { value: 'Who comes back.' },
          until: '2026-08-31',
        },
      });
  });

  it('comes to a result, at the stage of that day', () => {
    given(innovation, ...atProofOfConcept(), anExperiment())
      .when((state, moment) => reportExperiment(state, aResult, moment))
      .then({
        type: 'capacity.ExperimentReported',
        data: { experiment: EXPERIMENT, stage: 'proof-of-concept', result: 'refuted' },
      });
  });

  it(rules['experiment-backwards'].title, () => {
    given(innovation, ...anInnovation())
      .when((state, moment) => beginExperiment(state, { ...aTrial, until: '2026-03-01' }, moment))
      .thenRefused('innovation.experiment-backwards', { pointer: '/until' });
  });

  it(rules['experiment-unknown'].title, () => {
    given(innovation, ...anInnovation())
      .when((state, moment) => reportExperiment(state, aResult, moment))
      .thenRefused('innovation.experiment-unknown', { pointer: '/experiment' });
  });

  it(rules['reported-already'].title, () => {
    given(innovation, ...atProofOfConcept(), anExperiment(), itsResult('refuted'))
      .when((state, moment) => reportExperiment(state, aResult, moment))
      .thenRefused('innovation.reported-already', { pointer: '/experiment' });
  });
});

describe('a package', () => {
  const products = [PRODUCT];

  it('says to the public all that is shared, and the same package is nothing to do', () => {
    given(innovation, ...inTransitionToScale())
      .when((state, moment) => share(state, { products }, published, moment))
      .then({
        type: 'capacity.InnovationShared',
        data: { title: aProposal.title, kind: 'strategy', unit: 'UG-402', stage: 'transition-to-scale', products },
      });
    given(innovation, ...inTransitionToScale(), itsPackage())
      .when((state, moment) => share(state, { products }, published, moment))
      .thenNothing();
  });

  it(rules['not-past-proof'].title, () => {
    given(innovation, ...atProofOfConcept())
      .when((state, moment) => share(state, { products }, published, moment))
      .thenRefused('innovation.not-past-proof');
  });

  it(rules['product-unknown'].title, () => {
    given(innovation, ...inTransitionToScale())
      .when((state, moment) => share(state, { products }, { published: [] }, moment))
      .thenRefused('innovation.product-unknown', { pointer: '/products/0' });
  });
});
