import { HOSTILE_NAME, small } from '../testing/a-small-forum.ts';
import { assertWellFormed } from '../testing/well-formed.ts';
import { auditor, officerOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
});
afterAll(() => app.close());

const PAGES = [
  '/views',
  '/views/dashboards/network',
  '/views/dashboards/network?asOf=2025-12-31&unit=UG-402&theme=governance&asKnownAt=20',
  '/views/dashboards/network?asOf=2001-01-01',
  '/views/dashboards/network/events?measure=memberships&status=new',
  '/views/registers/organisations',
  '/views/registers/organisations?asOf=2025-08-01&limit=1',
  '/views/registers/memberships?sort=-admittedOn',
  '/views/registers/programmes',
  '/views/registers/coalitions?q=nothing',
  '/views/registers/campaigns',
  '/views/search?q=s',
  `/views/audit/organisations/${small.hostile}`,
  `/views/audit/entities/${small.coalition}?asOf=2025-12-31`,
  '/views/audit/entities/UG-402',
  '/views/audit/entities/main',
  `/views/audit/persons/${small.officer}?limit=5`,
  '/views/audit/units/UG-411?asOf=2025-12-31',
  '/views/voting-rolls',
  '/views/voting-rolls?on=2025-12-31&unit=UG-411&status=votes&limit=1',
  '/views/due-process',
  '/views/due-process?asOf=2025-12-31&unit=UG-402&status=missing',
  '/views/worklist',
  '/views/worklist?kind=campaign-in-draft&unit=UG-402',
  '/views/week?unit=UG-411&week=2026-W01',
  '/views/admin/catalogues',
  '/views/silence?days=0',
  '/views/silence?unit=UG-402&kind=proof-to-verify',
  '/views/admin/projections',
];

describe('every page', () => {
  it.each(PAGES)('%s is well-formed, says that it is a sample, and holds no script', async (path) => {
    const { status, text, headers } = await app.page(path, secretariat);
    expect([path, status]).toEqual([path, 200]);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    assertWellFormed(text);
    expect(text).toContain('This is a sample');
    expect(text).not.toMatch(/<script|\son[a-z]+=|javascript:/i);
    expect(text).toMatch(/<html lang="en">/);
    expect(text.match(/<h1[ >]/g)).toHaveLength(1);
    expect(text).toMatch(/<main id="content"/);
    expect(text).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}/);
  });

  it('runs and loads nothing, by its policy too', async () => {
    const { headers, text } = await app.page('/views', secretariat);
    const policy = headers['content-security-policy']!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
    expect(text).not.toMatch(/\sstyle="/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' });
  });

  it('shows a hostile name as the text it is', async () => {
    for (const path of ['/views/registers/organisations', `/views/audit/organisations/${small.hostile}`]) {
      const { text } = await app.page(path, secretariat);
      expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;');
      expect(text).not.toContain(HOSTILE_NAME);
    }
  });

  it('shows what was asked back as text, in fields and in links', async () => {
    const q = `"><script>x</script>`;
    const { text } = await app.page(`/views/search?q=${encodeURIComponent(q)}`, secretariat);
    expect(text).not.toContain('<script>');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
    assertWellFormed(text);
  });

  it('is the same document as the JSON', async () => {
    const json = (await app.ask('/views/registers/memberships', auditor)).body;
    const page = await app.page('/views/registers/memberships', auditor);
    for (const { name, trail } of json.rows) {
      expect(page.text).toContain(
        name.replaceAll(
          /[<>&"']/g,
          (mark: string) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' })[mark]!,
        ),
      );
      expect(page.text).toContain(trail);
    }
  });

  it('every link of ours that a page offers leads somewhere', async () => {
    const seen = new Set<string>();
    for (const path of PAGES) {
      const { text } = await app.page(path, secretariat);
      for (const [, href] of text.matchAll(/href="(\/views[^"#]*)/g)) seen.add(href!.replaceAll('&amp;', '&'));
    }
    expect(seen.size).toBeGreaterThan(60);
    for (const href of seen) {
      const { status } = await app.page(href, secretariat);
      expect([href, status]).toEqual([href, 200]);
    }
  }, 60_000);
});

describe('what a reader gets', () => {
  it('JSON for a tool, a page for a browser, and what the address says above both', async () => {
    const type = async (path: string, accept: string) =>
      (await app.ask(path, secretariat, { headers: { accept } })).headers['content-type'];
    expect(await type('/views', '*/*')).toMatch(/^application\/json/);
    expect(await type('/views', 'text/html')).toMatch(/^text\/html/);
    expect(await type('/views?format=json', 'text/html')).toMatch(/^application\/json/);
    expect(await type('/views?format=html', '*/*')).toMatch(/^text\/html/);
  });

  it('a browser that is refused gets a page that says why, with the same status', async () => {
    const anonymous = await app.page('/views/dashboards/network');
    expect([anonymous.status, anonymous.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(anonymous.text).toContain('Sign in with the link');
    const hidden = await app.page(`/views/audit/entities/${small.membershipOfHostile}`, officerOf('UG-411'));
    expect(hidden.status).toBe(404);
    const wrong = await app.page('/views/registers/organisations?asOf=2026-02-30', secretariat);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('<code>asOf</code>');
    for (const { text } of [anonymous, hidden, wrong]) assertWellFormed(text);
  });

  it('whoever opens the address alone is led to the way in', async () => {
    const { statusCode, headers } = await app.app.inject({ method: 'GET', url: '/' });
    expect([statusCode, headers.location]).toEqual([302, '/views']);
  });

  it('the way in shows everyone what they may read', async () => {
    const views = async (as?: typeof auditor) =>
      (await app.ask('/views', as)).body.views.map(({ name }: { name: string }) => name);
    expect(await views()).toEqual([
      ...[
        'programmes',
        'cohorts',
        'innovations',
        'knowledge-products',
        'coalitions',
        'blueprints',
        'campaigns',
        'struggles',
        'services',
      ],
      ...['convenings', 'resolutions', 'assemblies', 'agenda-goals', 'surveys', 'search'],
      ...['directory', 'accountability', 'published-reports'],
    ]);
    expect(await views(officerOf('UG-402'))).toEqual(
      expect.arrayContaining(['network', 'coalitions-dashboard', 'campaigns-dashboard', 'impact-dashboard']),
    );
    expect(await views(officerOf('UG-402'))).not.toContain('projections');
    expect(await views(auditor)).toContain('projections');
  });
});
