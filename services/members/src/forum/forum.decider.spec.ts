import { given } from '@baraza/domain';
import { bodies, happened } from '../testing/record.ts';
import { adoptFounders, found, type FoundForum } from './forum.decider.ts';
import { forumRules } from './forum.rules.ts';
import { forum, type ForumEvent } from './forum.state.ts';

const founding: FoundForum = {
  name: 'Western Ankole Civil Society Forum',
  sample: false,
  zone: 'Africa/Kampala',
  rootUnit: 'WAN',
  languages: ['en', 'nyn', 'en'],
};

it('a forum is founded, and says whether it is a sample', () => {
  given(forum)
    .when((state, now) => found(state, founding, now))
    .then({
      type: 'members.ForumFounded',
      data: { name: founding.name, sample: false, zone: 'Africa/Kampala', rootUnit: 'WAN', languages: ['en', 'nyn'] },
      tags: ['unit:WAN'],
    });
});

it(forumRules.rules['already-founded'].title, () => {
  given(forum, happened('members.ForumFounded', { ...founding, languages: ['en'] }))
    .when((state, now) => found(state, founding, now))
    .thenRefused('forum.already-founded');
});

describe('founding members', () => {
  const { rules } = forumRules;
  const founded = happened('members.ForumFounded', { ...founding, languages: ['en'] });
  const one = { organisation: bodies.first, category: 'full' };
  const adopted = { unit: 'WAN', resolution: 'fa-2026-01', founders: [{ ...one, membership: bodies.third }] };
  const adopting = (past: readonly ForumEvent[] = [founded], founders = [one], hasMembers = false) =>
    given(forum, ...past).when((state, now) =>
      adoptFounders(state, { resolution: 'fa-2026-01', founders }, { hasMembers }, now),
    );

  it('are adopted by the resolution that founded the forum', () => {
    adopting().then({
      type: 'members.FoundersAdopted',
      data: { unit: 'WAN', resolution: 'fa-2026-01', founders: [{ ...one, membership: 'id-of-/founders/0' }] },
      tags: ['unit:WAN', `org:${bodies.first}`],
    });
  });

  it(rules['not-founded'].title, () => {
    adopting([]).thenRefused('forum.not-founded');
  });

  it(rules['founders-adopted'].title, () => {
    adopting([founded, happened('members.FoundersAdopted', adopted)]).thenRefused('forum.founders-adopted');
  });

  it(rules['members-already'].title, () => {
    adopting([founded], [one], true).thenRefused('forum.members-already');
  });

  it(rules['founder-twice'].title, () => {
    adopting([founded], [one, { ...one, category: 'observer' }]).thenRefused('forum.founder-twice', {
      pointer: '/founders/1/organisation',
    });
  });
});
