import { foldedName, recognisedHost, recognitionKeys } from './name-keys.pure.ts';

const shared = (a: Parameters<typeof recognitionKeys>[0], b: Parameters<typeof recognitionKeys>[0]) =>
  recognitionKeys(a).filter((key) => recognitionKeys(b).includes(key));

describe('what an organisation is recognised by', () => {
  it.each([
    ['Médecins du Monde', 'MEDECINS DU MONDE'],
    ["Kyeizooba Farmers' Voice", 'Kyeizooba Farmers’ Voice Ltd.'],
    ['Action\u00a0Against Hunger', 'Action  against hunger'],
    ['The Association of Women', 'Association for Women'],
    ['ACDI/VOCA', 'Acdi Voca'],
  ])('%s is likely %s', (one, other) => {
    expect(foldedName(one)).toBe(foldedName(other));
  });

  it('a name of nothing but empty words is still a name', () => {
    expect(foldedName('The And')).toBe('theand');
    expect(recognitionKeys({ legalName: '???' })).toEqual([]);
  });

  it('an acronym is found in the name of another', () => {
    expect(
      shared({ legalName: 'BRAC' }, { legalName: 'Building Resources Across Communities', acronym: 'B.R.A.C.' }),
    ).toEqual(['acronym:brac']);
  });

  it('a web host is recognised with or without www, path and scheme', () => {
    expect(recognisedHost('https://www.KFV.example/about?x=1')).toBe('kfv.example');
    expect(recognisedHost('http://kfv.example:8080')).toBe('kfv.example');
    expect(recognisedHost('kfv.example')).toBeUndefined();
  });

  it('on a host that many share, the page counts', () => {
    expect(recognisedHost('https://facebook.com/kfv/posts')).toBe('facebook.com/kfv');
    expect(recognisedHost('https://www.facebook.com/')).toBeUndefined();
    expect(
      shared(
        { legalName: 'One', web: ['https://facebook.com/one'] },
        { legalName: 'Two', web: ['https://facebook.com/two'] },
      ),
    ).toEqual([]);
  });
});
