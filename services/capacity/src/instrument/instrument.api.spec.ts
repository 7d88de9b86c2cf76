import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CapacityModule } from '../capacity.module.ts';
import { publishExample, reviseExample } from './instrument.commands.ts';
import { InstrumentDocument } from './instrument.document.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officerOfDistrict: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'UG-402' }];

describe('instruments over HTTP', () => {
  let app: TestApp;
  const post = (path: string, body: object = {}, as = secretariat) =>
    app.http('POST', `/capacity/instruments${path}`, { as, body });
  const read = (id: string) => app.http('GET', `/capacity/instruments/${id}`);

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    await app.settle();
  });
  afterAll(() => app.close());

  it('the forum publishes one of its own and revises it; everybody may read it', async () => {
    const published = await post('', publishExample);
    expect([published.status, published.body.id]).toEqual([201, 'small-associations']);
    const added = { code: 'trust', title: 'Trust', levels: ['None', 'Some', 'Much', 'Tested'] };
    const [domain] = reviseExample.domains;
    const domains = [{ ...domain!, items: [...domain!.items, added] }];
    expect((await post('/small-associations/revise', { ...reviseExample, domains })).status).toBe(200);
    const { body } = await read('small-associations');
    expect([...Value.Errors(InstrumentDocument, body)]).toEqual([]);
    expect([body.version, body.versions.length, body.domains[0].items.length]).toEqual([2, 2, 2]);
    const reworded = [{ ...domain!, items: [{ ...domain!.items[0]!, title: 'Other books' }] }];
    expect(await post('/small-associations/revise', { ...reviseExample, domains: reworded })).toMatchObject({
      status: 422,
      body: { rule: 'instrument.item-reworded', errors: [{ pointer: '/domains/0/items/0' }] },
    });
    expect((await post('/small-associations/withdraw', { ground: 'superseded' })).status).toBe(200);
    expect((await read('small-associations')).body).toMatchObject({ status: 'withdrawn', ground: 'superseded' });
  });

  it('one that ships is listed, adopted and shown with what its translations lack', async () => {
    const listed = async () => {
      await app.settle();
      const { items } = (await app.http('GET', '/capacity/instruments')).body;
      return items.find(({ id }: { id: string }) => id === 'network-health');
    };
    expect(await listed()).toMatchObject({ title: 'Network health', status: 'shipped', ships: true });
    expect((await post('/network-health/adopt')).status).toBe(200);
    expect(await listed()).toMatchObject({ status: 'published' });
    expect((await post('/network-health/adopt')).body.events).toEqual([]);
    const of = 'purpose-and-value/goals/1';
    const words = [{ of, text: 'Chaque membre a ses objectifs ; le réseau n’en a pas' }];
    expect((await post('/network-health/translate', { language: 'fr', isDraft: true, words })).status).toBe(200);
    const { translations } = (await read('network-health')).body;
    const french = translations.find(({ language }: { language: string }) => language === 'fr');
    expect([french.isDraft, french.words[of], french.missing.includes(of)]).toEqual([true, words[0]!.text, false]);
    expect(french.missing).toContain('purpose-and-value/goals/2');
    expect(await post('/horoscope/adopt')).toMatchObject({ status: 422, body: { rule: 'instrument.not-shipped' } });
  });

  it('it is the whole forum’s matter, and nobody’s of one district', async () => {
    expect((await post('', { ...publishExample, code: 'of-a-district' }, officerOfDistrict)).status).toBe(403);
    expect((await read('of-a-district')).status).toBe(404);
  });
});
