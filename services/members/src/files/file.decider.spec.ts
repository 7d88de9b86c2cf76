import { aMoment, given } from '@baraza/domain';
import { bodies, happened, recorded } from '../testing/record.ts';
import { destroy, receive } from './file.decider.ts';
import { fileRules } from './file.rules.ts';
import { file, type FileEvent } from './file.state.ts';

const { rules } = fileRules;
const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
const locked = '486ea46224d1bb4fb680f34f7c9ad96a8f24ec88be73ea8e5a6c65260e9cb8a7';
const asked = {
  id: bodies.second,
  organisation: bodies.applicant,
  sha256,
  size: 5,
  mediaType: 'image/png',
  about: [bodies.third],
};
const facts = { unit: 'UG-402', locked, lockedSize: 34, key: 'a key' };
const received = recorded(receive(file.initialState, asked, facts, aMoment)[0]!, aMoment) as FileEvent;
const destroyed = happened('members.FileDestroyed', {
  organisation: bodies.applicant,
  unit: 'UG-402',
  sha256,
  ground: 'objection',
});

describe('a file', () => {
  it('is received, its key in the vault as about the file itself and the persons it is about', () => {
    given(file)
      .when((state, now) => receive(state, asked, facts, now))
      .then({
        type: 'members.FileReceived',
        data: { sha256, locked, key: { subject: 'id-of-key', value: 'a key', about: [bodies.second, bodies.third] } },
        tags: [`org:${bodies.applicant}`, 'unit:UG-402'],
      });
  });

  it(rules['received-once'].title, () => {
    given(file, received)
      .when((state, now) => receive(state, asked, facts, now))
      .thenRefused('file.received-once', { pointer: '/id' });
  });

  it(rules['organisation-unknown'].title, () => {
    given(file)
      .when((state, now) => receive(state, asked, { ...facts, unit: undefined }, now))
      .thenRefused('file.organisation-unknown', { pointer: '/organisation' });
  });

  it('is destroyed once', () => {
    given(file, received)
      .when((state, now) => destroy(state, { ground: 'objection' }, now))
      .then({ type: 'members.FileDestroyed', data: { sha256, ground: 'objection' }, ground: 'objection' });
    given(file, received, destroyed)
      .when((state, now) => destroy(state, { ground: 'objection' }, now))
      .thenNothing();
  });

  it(rules.unknown.title, () => {
    given(file)
      .when((state, now) => destroy(state, { ground: 'objection' }, now))
      .thenRefused('file.unknown');
  });
});
