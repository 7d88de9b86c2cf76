import { given } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { found, type FoundForum } from './forum.decider.ts';
import { forumRules } from './forum.rules.ts';
import { forum } from './forum.state.ts';

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
