import { personRules } from './person.rules.ts';
import { officerOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const person = '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d';
const asked = { requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };
const contact = { person, role: 'chair', name: 'Ada Planted', email: 'ada.planted@example.org' };

describe('erasing a person', () => {
  it('leaves a tombstone that counts, and nothing to show; sent again it changes nothing', async () => {
    const id = await forum.organisation();
    await forum.done(`/members/organisations/${id}/name-contact`, contact);
    const erased = await forum.post(`/members/persons/${person}/erase`, asked);
    expect(erased).toMatchObject({ status: 200, body: { id: person, events: [{ type: 'members.PersonErased' }] } });
    const { events } = await forum.app.store.readStream(`person-${person}`);
    expect(events).toMatchObject([{ data: { person, ...asked, fields: 2 } }]);

    const read = await forum.get(`/members/organisations/${id}`);
    expect(read.body.contacts).toMatchObject([{ person, name: { erased: true }, email: { erased: true } }]);
    expect(read.text).not.toContain('lanted');

    const again = await forum.post(`/members/persons/${person}/erase`, asked);
    expect(again).toMatchObject({ status: 200, body: { events: [] } });
  });

  it(personRules.rules.erased.title, async () => {
    const gone = '9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b';
    const id = await forum.organisation();
    await forum.done(`/members/persons/${gone}/erase`, asked);
    for (const [verb, body] of [
      ['name-contact', { ...contact, person: gone }],
      ['name-representative', { person: gone, office: 'chair', name: 'Ada Planted' }],
    ] as const) {
      expect(await forum.post(`/members/organisations/${id}/${verb}`, body)).toMatchObject({
        status: 422,
        body: { code: 'person.erased' },
      });
    }
  });

  it('destroys the texts that are about them, and no others; none is written about them again', async () => {
    const victim = '5b6c7d8e-9fa0-4b1c-8d2e-3f4a5b6c7d8e';
    const apply = async (statement: string, about: readonly string[]) => {
      const organisation = await forum.organisation();
      const body = { organisation, category: 'full', statement, about };
      return forum.post('/members/memberships', body);
    };
    const aboutHer = await apply('Our chair Ada Planted leads us.', ['1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f0', victim]);
    const other = await apply('We farm together.', []);
    const statementIn = async ({ body }: typeof other) =>
      (await forum.get(`/members/memberships/${body.id}/events`)).body.events[0].data.statement;
    expect(await statementIn(aboutHer)).toMatchObject({ value: 'Our chair Ada Planted leads us.' });

    await forum.done(`/members/persons/${victim}/erase`, asked);
    const { events } = await forum.app.store.readStream(`person-${victim}`);
    expect(events).toMatchObject([{ data: { fields: 1 } }]);
    expect(await statementIn(aboutHer)).toMatchObject({ erased: true });
    expect(await statementIn(other)).toMatchObject({ value: 'We farm together.' });
    expect(await apply('Ada Planted again.', [victim])).toMatchObject({ status: 422, body: { code: 'person-erased' } });
  });

  it('is for the secretariat of the whole forum', async () => {
    const path = '/members/persons/2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f/erase';
    expect(await forum.post(path, asked, officerOf('WAN'))).toMatchObject({ status: 403 });
    expect(await forum.post(path, asked, [{ role: 'secretariat', unit: 'UG-402' }])).toMatchObject({ status: 403 });
    expect(await forum.post(path, asked, secretariat)).toMatchObject({ status: 200 });
    expect(await forum.post('/members/persons/somebody/erase', asked)).toMatchObject({ status: 404 });
  });

  it('is finished by the policy where the process died after the tombstone', async () => {
    const victim = '3d0f5a21-9b8c-4e4d-8f2a-7c6b5d4e3f20';
    const id = await forum.organisation();
    await forum.done(`/members/organisations/${id}/name-contact`, { ...contact, person: victim });
    const { vault } = forum.app.runtime;
    const erase = vault.erase.bind(vault);
    let died = false;
    vault.erase = (subject) => {
      if (died) return erase(subject);
      died = true;
      return Promise.reject(new Error('the process died here'));
    };
    await forum.post(`/members/persons/${victim}/erase`, asked);
    vault.erase = erase;
    await forum.app.settle();
    expect(await vault.isErased(victim)).toBe(true);
  });
});
