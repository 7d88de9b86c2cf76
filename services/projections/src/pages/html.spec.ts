import fc from 'fast-check';
import { html, path, webAddress } from './html.ts';

const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '=', '\u0000', ' ', 'é', 'a') });

describe('a page', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`" onmouseover="alert(1)`, '&quot; onmouseover=&quot;alert(1)'],
    [`O'Brien & Daughters`, 'O&#39;Brien &amp; Daughters'],
  ])('holds the name %s as text, in an element and in an attribute', (name, shown) => {
    expect(html`<a title="${name}">${name}</a>`.text).toBe(`<a title="${shown}">${shown}</a>`);
  });

  it('keeps what is a page already, joins lists and leaves out nothings', () => {
    const items = ['a', '<b>'].map((item) => html`<i>${item}</i>`);
    expect(html`<p>${items}${null}${false}${undefined}${0}</p>`.text).toBe('<p><i>a</i><i>&lt;b&gt;</i>0</p>');
  });

  it('is sent without the indentation of its source', () => {
    const deep = html`<ul>
      <li>one</li>
    </ul>`;
    expect(deep.text).toBe('<ul>\n<li>one</li>\n</ul>');
    expect(html`<pre>${'a\n   b'}</pre>`.text).toBe('<pre>a\n   b</pre>');
  });

  it('never lets a value open or close anything, whatever it is', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const { text } = html`<p title="${value}">${value}</p>`;
        expect(text.match(/[<>]/g)).toEqual(['<', '>', '<', '>']);
        expect(text.match(/"/g)).toHaveLength(2);
      }),
    );
  });
});

it('a link leads only over HTTP', () => {
  expect(webAddress('https://kfv.example/a?b="c"')).toBe('https://kfv.example/a?b="c"');
  for (const address of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//kfv.example',
    'httpx://a',
  ]) {
    expect(webAddress(address)).toBeUndefined();
  }
});

it('a path leaves out what was not asked', () => {
  expect(path('/views/search', { q: 'a & b', unit: undefined, sort: '', limit: 5 })).toBe(
    '/views/search?q=a+%26+b&limit=5',
  );
  expect(path('/views')).toBe('/views');
});
