import { languagesOf, prefersHtml } from './negotiation.ts';

describe('what a reader gets', () => {
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['text/html', true],
    ['text/html;q=0.8, application/json;q=0.9', false],
    ['*/*', false],
    ['application/json', false],
    ['text/html;q=0', false],
    ['text/html;q=nonsense', false],
    [undefined, false],
  ])('%s: a page is %s', (accept, isPage) => {
    expect(prefersHtml(accept)).toBe(isPage);
  });

  it('languages come in the order of preference', () => {
    expect(languagesOf('fr;q=0.5, nyn, en-GB;q=0.9, *;q=0.1, de;q=0')).toEqual(['nyn', 'en-GB', 'fr']);
    expect(languagesOf(undefined)).toEqual([]);
  });
});
