import { given } from '@baraza/domain';
import { aPersonalRef, bodies, by, happened, people } from '../testing/record.ts';
import { decline, draftAgain, draftFirst, publish, type PublishingFacts, withdraw } from './profile.decider.ts';
import { profileRules } from './profile.rules.ts';
import { profile, type ProfileEvent } from './profile.state.ts';

const { rules } = profileRules;
const organisation = bodies.applicant;
const DRAFT = '30000000-0000-4000-8000-000000000001';
const member = { name: 'Kyeizooba Farmers', unit: 'UG-402' };
const about = 'We market together.';
const asked = { organisation, about, themes: ['governance'], links: ['https://example.org'] };
const waiting: PublishingFacts = { member, drafted: about };
const drafted = (): ProfileEvent =>
  happened(
    'members.ProfileDrafted',
    {
      ...{ organisation, draft: DRAFT, consent: 'representative' as const, about: aPersonalRef(DRAFT) },
      themes: ['governance'],
      links: ['https://example.org'],
    },
    '2026-02-01',
    people.applicant,
  );
const shown = { organisation, draft: DRAFT, ...member, about, themes: ['governance'], links: ['https://example.org'] };
const published = (): ProfileEvent => happened('members.ProfilePublished', shown, '2026-02-05', people.officer);
const withdrawn = (): ProfileEvent => happened('members.ProfileWithdrawn', { organisation }, '2026-02-06');
const publishing = (facts = waiting, words = about, moment = by(people.officer, 'unit-officer')) =>
  given(profile, drafted()).when((state, now) => publish(state, { draft: DRAFT, about: words }, facts, now), moment);

describe('a public profile', () => {
  it('is put forward by consent: of its representative, or in writing', () => {
    for (const [who, consent] of [
      [by(people.applicant, 'member-representative', organisation), 'representative'],
      [by(people.officer, 'unit-officer'), 'in-writing'],
    ] as const) {
      given(profile)
        .when((state, now) => draftFirst(state, asked, { member }, now), who)
        .then({
          type: 'members.ProfileDrafted',
          data: {
            organisation,
            draft: 'id-of-draft',
            consent,
            about: { subject: 'id-of-about', value: about },
          } as never,
          tags: [`org:${organisation}`, 'unit:UG-402'],
        });
    }
  });

  it('is put forward again, and what is published stays until the new one is', () => {
    given(profile, drafted(), published())
      .when((state, now) => draftAgain(state, asked, { member }, now))
      .then({ type: 'members.ProfileDrafted' });
    given(profile, drafted(), published(), withdrawn())
      .when((state, now) => draftAgain(state, asked, { member }, now))
      .then({ type: 'members.ProfileDrafted' });
  });

  it(rules['drafted-already'].title, () => {
    given(profile, drafted())
      .when((state, now) => draftFirst(state, asked, { member }, now))
      .thenRefused('profile.drafted-already', { pointer: '/organisation' });
  });

  it(rules['not-a-member'].title, () => {
    given(profile)
      .when((state, now) => draftFirst(state, asked, { member: undefined }, now))
      .thenRefused('profile.not-a-member', { pointer: '/organisation' });
    publishing({ ...waiting, member: undefined }).thenRefused('profile.not-a-member');
  });

  it(rules['link-unreadable'].title, () => {
    given(profile)
      .when((state, now) => draftFirst(state, { ...asked, links: ['javascript:alert(1)'] }, { member }, now))
      .thenRefused('profile.link-unreadable', { pointer: '/links/0' });
  });

  it('is published by another, under the name and in the unit that the organisation has then', () => {
    publishing().then({
      type: 'members.ProfilePublished',
      data: shown,
      tags: [`org:${organisation}`, 'unit:UG-402', 'theme:governance'],
    });
  });

  it(rules['own-words'].title, () => {
    publishing(waiting, about, by(people.applicant)).thenRefused('profile.own-words');
    publishing(waiting, about, by(people.officer, 'unit-officer', organisation)).thenRefused('profile.own-words');
  });

  it(rules['other-words'].title, () => {
    publishing(waiting, 'Other.').thenRefused('profile.other-words', { pointer: '/about' });
  });

  it(rules['words-gone'].title, () => {
    publishing({ ...waiting, drafted: undefined }).thenRefused('profile.words-gone');
  });

  it(rules['not-drafted'].title, () => {
    given(profile, drafted(), published())
      .when((state, now) => publish(state, { draft: DRAFT, about }, waiting, now))
      .thenRefused('profile.not-drafted', { pointer: '/draft' });
    given(profile, drafted())
      .when((state, now) => decline(state, { draft: 'another', ground: 'names-a-person' }, now))
      .thenRefused('profile.not-drafted', { pointer: '/draft' });
  });

  it('is declined on a ground', () => {
    given(profile, drafted())
      .when((state, now) => decline(state, { draft: DRAFT, ground: 'names-a-person' }, now))
      .then({ type: 'members.ProfileDeclined', ground: 'names-a-person' } as never);
  });

  it('is withdrawn at will, published or waiting', () => {
    for (const past of [[drafted()], [drafted(), published()]]) {
      given(profile, ...past)
        .when((state, now) => withdraw(state, now))
        .then({ type: 'members.ProfileWithdrawn', data: { organisation } });
    }
  });

  it(rules['nothing-to-withdraw'].title, () => {
    given(profile, drafted(), published(), withdrawn())
      .when((state, now) => withdraw(state, now))
      .thenRefused('profile.nothing-to-withdraw');
  });

  it(rules.unknown.title, () => {
    given(profile)
      .when((state, now) => withdraw(state, now))
      .thenRefused('profile.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(profile, drafted(), published())
      .when((state, now) => withdraw(state, now), { effectiveOn: '2026-02-04' })
      .thenRefused('profile.before-last-step', { pointer: '/effectiveOn' });
  });
});
